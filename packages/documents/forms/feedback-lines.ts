import type { FeedbackFormData, FeedbackLabels, FeedbackService } from "./feedback";
import {
  boxes,
  chineseDay,
  chineseMonth,
  dayOrBlank,
  dottedDay,
  fullWidths,
  hoursText,
  printable,
  printableDeep,
  spread,
} from "./wording";

/** One printed line of the services table. */
export interface ServiceLine {
  index: string;
  servedOn: string;
  activity: string;
  content: string;
  hours: string;
  rating: string;
  recorder: string;
}

const EMPTY: ServiceLine = { index: "", servedOn: "", activity: "", content: "", hours: "", rating: "", recorder: "" };

/** Full-width characters that fit on one line of the columns for activity, content and rating. */
const CHARS_PER_LINE = { activity: 13, content: 12, rating: 3 };
/** Lines the services table has on the printed form when little was served. */
const USUAL_LINES = 11;

function linesOf(service: FeedbackService): number {
  const per = (text: string, chars: number) => Math.max(1, Math.ceil(fullWidths(text) / chars));
  return Math.max(
    per(service.activity, CHARS_PER_LINE.activity),
    per(service.content, CHARS_PER_LINE.content),
    per(service.rating, CHARS_PER_LINE.rating),
  );
}

/** How many blank rows follow, so that a form with little on it still fills its page like the printed one. */
export function blankRows(services: readonly FeedbackService[]): number {
  const used = services.reduce((sum, service) => sum + 1 + 0.6 * (linesOf(service) - 1), 0);
  return Math.max(0, Math.floor(USUAL_LINES - used));
}

function serviceLines(data: FeedbackFormData): ServiceLine[] {
  const lines = data.services.map((service, i) => ({
    index: String(i + 1),
    servedOn: dottedDay(service.servedOn),
    activity: `${service.activity}${service.backfilled ? data.labels.backfilled : ""}`,
    content: service.content,
    hours: hoursText(service.hours),
    rating: service.rating,
    recorder: service.recorder,
  }));
  const blanks = Array.from({ length: blankRows(data.services) }, () => ({ ...EMPTY }));
  // The paper form closes its list, so that nothing is added by pen afterwards.
  if (blanks[0]) blanks[0].activity = data.labels.blankBelow;
  return [...lines, ...blanks];
}

function totalText({ labels, totals }: FeedbackFormData): string {
  const parts = [`${totals.times} ${labels.times}`, `${hoursText(totals.hours)} ${labels.hoursUnit}`];
  if (totals.points !== undefined) parts.push(`${totals.points} ${labels.points}`);
  return parts.join("，");
}

function spreadLabels(labels: FeedbackLabels): FeedbackLabels {
  const { name, gender, skills, total } = labels;
  return { ...labels, name: spread(name), gender: spread(gender), skills: spread(skills), total: spread(total) };
}

/** The form as the texts that stand on paper; Word and PDF print the same ones. Pure and total. */
export function feedbackLines(data: FeedbackFormData) {
  const { basics, assessment, confirmation, employer } = data;
  return {
    labels: spreadLabels(printableDeep(data.labels)),
    period: printable(data.period),
    serial: printable(data.serial),
    name: printable(basics.name),
    gender: printable(basics.gender),
    birth: chineseMonth(basics.birth),
    workplace: printable(basics.workplace),
    branch: printable(basics.branch),
    residence: printable(basics.residence),
    registeredOn: chineseDay(basics.registeredOn),
    phone: printable(basics.phoneMasked),
    skills: printable(basics.skills.join("、")),
    posts: printable(basics.posts.join("、")),
    services: printableDeep(serviceLines(data)),
    total: printable(totalText(data)),
    duty: printableDeep(data.duty),
    opinions: printableDeep(data.opinions),
    conduct: printable(assessment.conduct),
    grades: boxes(assessment.grade),
    responsible: printable(assessment.responsible ?? ""),
    assessedOn: dayOrBlank(assessment.signedOn),
    answers: boxes(confirmation.answer),
    objection: printable(confirmation.objection ?? ""),
    confirmedBy: printable(confirmation.signedBy ?? ""),
    confirmedOn: dayOrBlank(confirmation.on),
    receivedOn: dayOrBlank(employer.receivedOn),
    uses: boxes(employer.uses),
    employerSignedBy: printable(employer.signedBy ?? ""),
    employerSignedOn: dayOrBlank(employer.signedOn),
  };
}

/** What {@link feedbackLines} gives. */
export type FeedbackLines = ReturnType<typeof feedbackLines>;
