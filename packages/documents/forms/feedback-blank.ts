import {
  defaultConfirmationWords,
  defaultFeedbackLabels,
  defaultGradeWords,
  defaultUseWords,
  type FeedbackFormData,
} from "./feedback";

/** The empty form with the shipped words, for previews of a template and for printing by hand. */
export const blankForm: FeedbackFormData = {
  labels: defaultFeedbackLabels,
  period: "",
  serial: "",
  basics: {
    name: "",
    gender: "",
    birth: "",
    workplace: "",
    branch: "",
    residence: "",
    registeredOn: "",
    phoneMasked: "",
    skills: [],
    posts: [],
  },
  services: [],
  totals: { times: 0, hours: 0 },
  duty: { required: "", completed: "", leave: "" },
  opinions: { own: "", residents: "" },
  assessment: { conduct: "", grade: { words: defaultGradeWords, chosen: [] } },
  confirmation: { answer: { words: defaultConfirmationWords, chosen: [] } },
  employer: { uses: { words: defaultUseWords, chosen: [] } },
};
