import type { Form } from "@rengang/core/feedback/schema";
import {
  defaultConfirmationWords,
  defaultFeedbackLabels,
  type FeedbackFormData,
  type FeedbackLabels,
} from "@rengang/documents/forms/feedback";
import { chineseDay, hoursText } from "@rengang/documents/forms/wording";
import { dayOf } from "@rengang/kernel/time";

/** What of a period stands on paper: the district's own words. */
export interface PeriodWords {
  readonly labels: Record<string, string>;
  readonly gradeWords: readonly string[];
  readonly useWords: readonly string[];
  readonly zone: string;
}

const SEX = { male: "男", female: "女" } as const;
const [READ, OBJECTS] = defaultConfirmationWords;
const SILENCE = "公示期内未提出异议";

function labelsOf(own: Record<string, string>): FeedbackLabels {
  const known = Object.entries(own).filter(([name]) => Object.hasOwn(defaultFeedbackLabels, name));
  return { ...defaultFeedbackLabels, ...Object.fromEntries(known) };
}

function amount({ times, hours }: Form["requirement"]): string {
  const parts = [times !== undefined && `${times} 次`, hours !== undefined && `${hoursText(hours)} 小时`];
  return parts.filter((p) => p !== false).join("、");
}

function dutyOf(form: Form): FeedbackFormData["duty"] {
  const { times = 0, hours = 0 } = form.missing;
  const open = amount({ ...(times > 0 && { times }), ...(hours > 0 && { hours }) });
  const done = `${form.times} 次、${hoursText(form.hours)} 小时`;
  return {
    required: amount(form.requirement) || "未作统一要求",
    completed: open ? `${done}，还差 ${open}` : done,
    leave:
      form.facts.exemptions.map((e) => `${e.reason}（${chineseDay(e.from)}至${chineseDay(e.to)}）`).join("；") || "无",
  };
}

function confirmationOf(form: Form, zone: string): FeedbackFormData["confirmation"] {
  const words = defaultConfirmationWords;
  const standing = form.objections.findLast((o) => o.outcome === undefined || o.outcome === "upheld");
  const agreed = form.state === "confirmed" || form.signature?.basis === "confirmed";
  const step = form.timeline.findLast((t) => t.step === (agreed ? "confirmed" : "objected"));
  if (!agreed && form.signature?.basis === "silence") return { answer: { words, chosen: [SILENCE] } };
  if (!agreed && !standing) return { answer: { words, chosen: [] } };
  const answer = standing?.answer ? `（社区答复：${standing.answer}）` : "";
  return {
    answer: { words, chosen: [agreed ? READ : OBJECTS] },
    ...(standing && !agreed && { objection: `${standing.text}${answer}` }),
    signedBy: form.name,
    on: step && dayOf(Date.parse(step.at), zone),
  };
}

function employerOf(form: Form, words: PeriodWords): FeedbackFormData["employer"] {
  const day = (at: string | undefined) => (at === undefined ? undefined : dayOf(Date.parse(at), words.zone));
  return {
    receivedOn: day(form.receipt?.at),
    uses: { words: words.useWords, chosen: form.reply?.uses ?? [] },
    signedBy: form.reply?.name ?? form.receipt?.name,
    signedOn: day(form.reply?.at ?? form.receipt?.at),
  };
}

/** A form as the renderers take it; what nobody has written yet stays blank for the pen. */
export function feedbackData(form: Form, words: PeriodWords): FeedbackFormData {
  const { facts, signature } = form;
  return {
    labels: labelsOf(words.labels),
    period: form.periodTitle,
    serial: form.serial,
    basics: {
      name: form.name,
      gender: facts.sex ? SEX[facts.sex] : "",
      birth: facts.bornIn ?? "",
      workplace: [form.employerName, facts.position].filter(Boolean).join(" "),
      branch: facts.branch ?? "",
      residence: facts.residence,
      registeredOn: facts.registeredOn ?? "",
      phoneMasked: facts.phone,
      skills: facts.skills,
      posts: facts.posts,
    },
    services: facts.services.map((s) => ({
      servedOn: s.on,
      activity: s.title,
      content: s.content,
      hours: s.hours,
      rating: s.quality,
      recorder: s.recorder,
      backfilled: s.backfilled,
    })),
    totals: { times: form.times, hours: form.hours },
    duty: dutyOf(form),
    opinions: { own: form.own, residents: form.residents },
    assessment: {
      conduct: form.remark,
      grade: { words: words.gradeWords, chosen: form.grade ? [form.grade] : [] },
      responsible: signature?.name,
      signedOn: signature?.signedOn,
    },
    confirmation: confirmationOf(form, words.zone),
    employer: employerOf(form, words),
  };
}
