import { createRoot, createSignal } from "solid-js";
import type { Fact } from "./problem";
import type { Both } from "./refusal-words/facts";
import { language } from "./settings";
import { defineWords } from "./words";

const said = (id: string | undefined, zh: boolean) =>
  id ? (zh ? `如需帮助，请报编号 ${id}。` : `If you ask for help, quote ${id}.`) : "";

const words = defineWords({
  zh: {
    missing: "没有找到，可能已被移走。请返回上一页重试。",
    forbidden: "您当前的身份不能做这件事。",
    signedOut: "登录已过期，请重新登录，已填的内容会保留。",
    tooMany: "操作太频繁，请稍等片刻再试。",
    busy: "系统正忙，请稍后再试，已填的内容会保留。",
    refused: (id: string | undefined) => `现在不能完成这一步。${said(id, true)}`,
    fault: (id: string | undefined) => `系统出了点问题，没有保存成功，请再试一次。${said(id, true)}`,
    fieldMissing: "请填写这一项",
    fieldInvalid: "格式不对，请检查",
    fieldTooBig: (max: string | number) => `不能超过 ${max}`,
    fieldTooSmall: (min: string | number) => `不能少于 ${min}`,
  },
  en: {
    missing: "Not found. It may have been moved. Go back and try again.",
    forbidden: "Your present role cannot do this.",
    signedOut: "Your session has ended. Sign in again; what you typed is kept.",
    tooMany: "Too many tries. Wait a moment, then try again.",
    busy: "The system is busy. Try again shortly; what you typed is kept.",
    refused: (id) => `This step cannot be done now. ${said(id, false)}`,
    fault: (id) => `Something went wrong and nothing was saved. Please try again. ${said(id, false)}`,
    fieldMissing: "Please fill this in",
    fieldInvalid: "Please check the format",
    fieldTooBig: (max) => `No more than ${max}`,
    fieldTooSmall: (min) => `No less than ${min}`,
  },
});

const fields: Record<string, { zh: string; en: string }> = {
  phone: { zh: "请填写 11 位手机号", en: "Enter an 11-digit mobile number" },
  contactPhone: {
    zh: "请填写手机号，或带区号的座机，如 0571-88880000；有分机的写 0571-88880000-801",
    en: "Enter a mobile number, or a fixed line with its area as 0571-88880000; an extension as 0571-88880000-801",
  },
  issuer: { zh: "请填写 https 开头的网址，要用域名", en: "Enter an address that begins with https, by name" },
  code: { zh: "请填写短信里的 6 位数字", en: "Enter the 6 digits from the message" },
};

/** What is wrong with a field, where it is not merely its shape. */
const kinds: Record<string, { zh: string; en: string }> = {
  before_start: { zh: "要晚于开始", en: "Must come after the beginning" },
  too_long: { zh: "时间太长，请分开安排", en: "Too long; please plan it in parts" },
  in_the_past: { zh: "已经过去，请选以后的时间", en: "In the past; choose a later time" },
  after_start: { zh: "不能晚于活动开始", en: "Not after the start" },
  after_claim_by: { zh: "要早于认领截止", en: "Must come before claims end" },
  no_day: { zh: "这样排不出任何一天，请检查", en: "No day fits; please check" },
  too_many: { zh: "场次太多，请分成几个系列", en: "Too many sessions; please make several series" },
  outside: { zh: "不在范围内", en: "Out of range" },
};

const near: Record<string, Both> = {
  "network.offline": {
    zh: "现在没有网络。已填的内容保存在本机，连上网后再提交。",
    en: "You are offline. What you typed is kept on this device; submit when you are back online.",
  },
  "network.failed": {
    zh: "没有连上服务器，请检查网络后再试一次。重复提交不会重复生效。",
    en: "The server could not be reached. Check the network and try again; trying twice does no harm.",
  },
  "request.stopped": { zh: "已停止。", en: "Stopped." },
};

// The catalogue is long and rarely needed: it comes after the first screen, and words on screen follow it.
const [far, setFar] = createRoot(() => createSignal<Record<string, Both | undefined>>());
let asked: Promise<void> | undefined;

/** Fetches the words of all refusals; called when the page is at rest, and by the first problem. */
export function loadRefusalWords(): Promise<void> {
  asked ??= import("./refusal-words").then(
    ({ refusalWords }) => void setFar(() => refusalWords),
    () => {
      asked = undefined;
    },
  );
  return asked;
}

/** Words for problems: generic ones by key, refusals by code, fields by name. */
export const t = Object.assign(words, {
  refusal(code: string, facts: Record<string, Fact>): string | undefined {
    if (!near[code] && !far()) void loadRefusalWords();
    const word = (near[code] ?? far()?.[code])?.[language()];
    return typeof word === "function" ? word(facts) : word;
  },
  field(path: string, problem: string): string | undefined {
    return (problem === "invalid" ? fields[path.split(".").pop() ?? ""] : kinds[problem])?.[language()];
  },
});
