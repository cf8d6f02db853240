import type { PersonId } from "@rengang/kernel/ids";
import type { StreamChange } from "@rengang/table/record";

type Image = Record<string, unknown> | undefined;

const OWN = /^(?:[A-Z]+#)?PERSON#(per_[0-9a-z]{13})$/;
/** A session's marks and a draw's entries, whose places end with the person. */
const LISTS: ReadonlySet<string> = new Set(["ATTENDANCE_MARK", "DRAW_ENTRY"]);
const LISTED = /(per_[0-9a-z]{13})$/;

/** The person in whose collection a key stands, if it is one. */
export const ownerOf = (pk: string): PersonId | undefined => OWN.exec(pk)?.[1] as PersonId | undefined;

/**
 * Whom a change concerns: whose collection the thing stands in, or who is named by its place in a list. The author of a
 * suggestion without a name stands in no key and is told nowhere.
 */
export function concernedBy({ kind, key }: StreamChange): PersonId | undefined {
  const own = ownerOf(key.pk);
  if (own) return own;
  return LISTS.has(kind) ? (LISTED.exec(key.sk)?.[1] as PersonId | undefined) : undefined;
}

/** Where each kind keeps why it was changed, the nearest first. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  ATTENDANCE_MARK: ["reason"],
  CALENDAR: ["note.why"],
  LOOK: ["reason.note"],
  MEMBER: ["registration.reason"],
  POST_DETAIL: ["reason"],
  PRIVACY_REQUEST: ["stage.answer.note", "stage.examined.note"],
  SERVICE: ["correction.reason", "reason"],
};

function at(image: Image, path: string): string | undefined {
  const value = path.split(".").reduce<unknown>((inner, name) => (inner as Image)?.[name], image);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Why, in the words of whoever did it: the first reason that this change has brought. */
export function reasonOf({ kind, before, after }: StreamChange): string | undefined {
  const brought = (REASONS[kind] ?? []).find(
    (path) => at(after, path) !== undefined && at(after, path) !== at(before, path),
  );
  return brought && at(after, brought);
}

/** Kinds that tell more than which of their attributes changed: what was shown, what was tried. */
const TOLD_FIELDS: Readonly<Record<string, (after: Record<string, unknown>) => string[]>> = {
  LOOK: ({ purpose, fields, reason }) => [
    `purpose:${purpose}`,
    ...(reason ? [`why:${(reason as { why: string }).why}`] : []),
    ...((fields as string[] | undefined) ?? []),
  ],
  TRY: ({ what, code }) => [`what:${what}`, `code:${code}`],
};
export const fieldsTold = (kind: string, after: Image): string[] | undefined => after && TOLD_FIELDS[kind]?.(after);
