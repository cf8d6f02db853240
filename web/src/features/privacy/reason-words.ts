import type { LookReason } from "@rengang/core/looks/schema";
import { language } from "../../lib/settings";

type ReasonWords = Readonly<Record<LookReason["why"], string>>;

const WORDS: Readonly<Record<"zh" | "en", ReasonWords>> = {
  zh: {
    contact: "有事联系本人",
    verify: "核对身份或资料",
    request: "本人要求",
    emergency: "紧急情况",
    lawful: "依法调取",
  },
  en: {
    contact: "to reach the person",
    verify: "to check facts",
    request: "at the person's own wish",
    emergency: "an emergency",
    lawful: "required by law",
  },
};

/** Why somebody reads a full number, in the language on screen. */
export const reasonWord = (why: LookReason["why"]): string => WORDS[language() === "zh" ? "zh" : "en"][why];
