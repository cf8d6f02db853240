import type { AuditEntry } from "@rengang/core/audit/schema";
import { defineWords } from "../../lib/words";
import { reasonWord } from "../privacy/reason-words";
import { rightName } from "../rights/model";
import { actName, isAct } from "./act-words";
import { isSeen, seenName } from "./seen-words";
import { thingName } from "./thing-words";
import { t } from "./words";

/** A row of the trail with its place in the list: two rows may share an instant. */
export type Line = AuditEntry & { id: string };

/** Somebody who is looked for: chosen from a row, or typed as a phone. */
export interface Someone {
  readonly id: string;
  readonly name: string;
}
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly verb: string;
  readonly by?: Someone | undefined;
  readonly of?: Someone | undefined;
}

/** Why a try came to nothing, in few words. */
const refusals = defineWords({
  zh: {
    "permission.denied": "身份没有这个权限",
    "code.wrong": "验证码不对",
    "code.used_up": "验证码已作废",
    "code.too_many": "次数太多",
    "password.wrong": "手机号或密码不对",
    "password.present_wrong": "原密码不对",
    "factor.wrong": "动态口令不对",
    "factor.used": "动态口令已用过",
    "passkey.wrong": "通行密钥没有通过",
  },
  en: {
    "permission.denied": "the role does not have this right",
    "code.wrong": "wrong code",
    "code.used_up": "the code was used up",
    "code.too_many": "too often",
    "password.wrong": "wrong number or password",
    "password.present_wrong": "wrong present password",
    "factor.wrong": "wrong one-time password",
    "factor.used": "one-time password used before",
    "passkey.wrong": "the passkey did not fit",
  },
});

const told = (line: Line, what: string): string | undefined =>
  line.fields.find((field) => field.startsWith(`${what}:`))?.slice(what.length + 1);
const called = (name: string): string =>
  isSeen(name) ? seenName(name) : isAct(name) ? actName(name) : rightName(name);

export const who = (line: Line): string => (line.by === "system" ? t("system") : (line.byName ?? t("unknown")));

/** The act; what was taken away no longer tells by which. */
export const act = (line: Line): string => (line.verb ? actName(line.verb) : t("removed"));

/** Whether somebody did it, or tried to; the rest the system does of itself. */
export const byPeople = ({ by, kind }: Line): boolean => kind === "TRY" || by !== "system";

/** What a row says beside its act: what was seen, what was tried and why not, or which thing changed how. */
export function detail(line: Line): string {
  const [purpose, tried, code] = [told(line, "purpose"), told(line, "what"), told(line, "code")];
  const shown = line.fields.filter((field) => !field.includes(":")).length;
  const ground = told(line, "why");
  if (purpose) {
    const saw = t("saw", called(purpose), shown);
    return ground ? `${saw} · ${reasonWord(ground as "verify")}` : saw;
  }
  if (tried !== undefined && code) return `${t("tried", called(tried))} · ${refusals(code as "code.wrong")}`;
  const fields = line.fields.length > 0 ? ` · ${t("fields", line.fields.length)}` : "";
  return `${thingName(line.kind)} · ${t(line.change)}${fields}`;
}

/** `来源 4f7k2m9q · 微信 · Android`. */
export const place = ({ where }: Line): string =>
  [where?.address && t("whereFrom", where.address), where?.device].filter(Boolean).join(" · ");
