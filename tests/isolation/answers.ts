import { inOrder } from "./contents";
import type { Estate } from "./estate";

/** What of an answer can be seen from outside. */
export interface Seen {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

/** Differ from call to call, whatever was asked. */
const OWN_TO_THE_CALL = new Set(["x-request-id", "content-length", "date"]);
const MADE = /\b(pst|svc|ser|tpl|imp|job|fbp|per|emp|prq|sgs)_[0-9a-z.]+/g;

export async function seen(answer: Response): Promise<Seen> {
  const headers = [...answer.headers].filter(([name]) => !OWN_TO_THE_CALL.has(name)).map((pair) => pair.join(": "));
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = /json|text/.test(answer.headers.get("content-type") ?? "") ? bytes.toString() : bytes.toString("latin1");
  return { status: answer.status, headers: headers.sort().join("\n"), text };
}

/** The answer without what tells one call from the next: the value asked for, request ids, ids made by the call. */
export function plain({ status, headers, text }: Seen, asked: readonly string[]): string {
  const ordered = text.startsWith("{") ? inOrder(JSON.parse(text)) : text;
  const named = asked.reduce((left, value) => (value ? left.replaceAll(value, "<asked>") : left), ordered);
  return [status, headers, named]
    .join("\n")
    .replace(/requestId:"[^"]*"/g, "")
    .replace(/\b\d{6}-[0-9A-Z]{6}\b/g, "<number>")
    .replace(MADE, "<$1>")
    .replace(/[0-9a-z]{32}\b/g, "<secret>");
}

/** Texts that may stand in no answer to another district: marks, ids, secrets. */
export function privateOf(estate: Estate): string[] {
  const { unitId: _, district: __, ...ids } = estate.ids;
  return [estate.mark, ...Object.values(ids).flat(), ...Object.values(estate.secrets).flat()];
}

/** What of another district an answer tells, beyond what the caller named. */
export function told({ headers, text }: Seen, secrets: readonly string[], asked: readonly string[]): string[] {
  const whole = asked.reduce((left, value) => (value ? left.replaceAll(value, "") : left), `${headers}\n${text}`);
  return secrets.filter((secret) => whole.includes(secret));
}
