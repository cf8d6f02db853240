import { STOPPABLE } from "@rengang/core/privacy/schema";
import { language } from "../../lib/settings";
import type { Tone } from "../../ui/status";
import type { PrivacyRequest } from "./my-model";
import { t } from "./my-words";
import { valueWords } from "./value-words";

/** What each use is called, in short. */
const PURPOSES: Readonly<Record<NonNullable<PrivacyRequest["purpose"]>, readonly [zh: string, en: string]>> = {
  roster: ["党员名册与报到", "Roster and registration"],
  claims: ["认岗和服务记录", "Claims and records"],
  feedback: ["向单位反馈", "Feedback to the employer"],
  evaluation: ["年度考评", "The year's evaluation"],
  security: ["登录与安全", "Sign-in and security"],
  messages: ["短信和工作消息提醒", "Messages to your phone"],
  publication: ["公示名单", "Public notice"],
  candidates: ["推荐给缺人的岗位", "Suggesting me"],
};

/** Whether a use ends when an objection to it is accepted. */
export const isStoppable = (purpose: string | undefined): boolean =>
  (STOPPABLE as readonly string[]).includes(purpose ?? "");

export const purposeWord = (purpose: keyof typeof PURPOSES): string => PURPOSES[purpose][language() === "zh" ? 0 : 1];
export const purposeOptions = () =>
  (Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]).map((value) => ({ value, label: purposeWord(value) }));

/** What a request is about, in one line. */
export function aboutWords(request: PrivacyRequest): string {
  const { field, was, value, purpose, text } = request;
  const first =
    field && value
      ? pair(t(`field_${field}`), t("change", valueWords(was ?? ""), valueWords(value)))
      : purpose && purposeWord(purpose);
  return [first, text].filter(Boolean).join(" · ");
}

const TONES: Readonly<Record<PrivacyRequest["state"], Tone>> = {
  asked: "info",
  examined: "info",
  accepted: "ok",
  refused: "warn",
  withdrawn: "plain",
  erasing: "info",
  erased: "plain",
};
export const toneOf = (state: PrivacyRequest["state"]): Tone => TONES[state];

/** `社区：已核对`, `Community: checked`. */
export const pair = (label: string, words: string): string => `${label}${language() === "zh" ? "：" : ": "}${words}`;
