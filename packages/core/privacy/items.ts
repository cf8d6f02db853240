import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import { isOpen } from "./rules";
import type { Correctable, OPTIONAL, Purpose, RequestKind } from "./schema";

/** The district's own words in the notice, one item a version: what somebody agreed to can always be shown again. */
export interface NoticeRow {
  noticeVersion: number;
  contact: string;
  addition: string;
  /** Epoch milliseconds, like every `at` below. */
  savedAt: number;
}

export const noticeItem = defineItem<NoticeRow, number>({
  kind: "PRIVACY_NOTICE",
  key: (version) => ({ pk: "PRIVACY_NOTICES", sk: `NOTICE#${String(version).padStart(4, "0")}` }),
});

/** One answer to the notice; the last one also stands on the member, where it governs. */
export interface NoticeAnswerRow {
  noticeVersion: number;
  agreed: (typeof OPTIONAL)[number][];
  at: number;
}

export const noticeAnswerItem = defineItem<NoticeAnswerRow, { personId: PersonId; at: number }>({
  kind: "PRIVACY_ANSWER",
  key: ({ personId, at }) => ({ pk: `PERSON#${personId}`, sk: `PRIVACY_ANSWER#${at}` }),
});

/** Who took a step, when, and what was said. */
export interface Step {
  by: PersonId | "system";
  byName: string;
  at: number;
  note: string;
}

/** How far a request has come; each state carries exactly what holds in it. */
export type Stage =
  | { state: "asked" }
  | { state: "examined"; examined: Step }
  | { state: "accepted" | "refused"; answer: Step }
  | { state: "withdrawn"; at: number }
  | { state: "erasing"; examined: Step; answer: Step; jobId: string }
  | { state: "erased"; examined: Step; answer: Step; jobId: string; at: number; keptUntil?: number | undefined };

export interface RequestRow {
  id: string;
  personId: PersonId;
  name: string;
  /** Where the member lived when asking: whose work it is. */
  unitId: UnitId;
  unitName: string;
  about: RequestKind;
  askedBy: "self" | "district";
  askedAt: number;
  dueOn: string;
  field?: Correctable | undefined;
  was?: string | undefined;
  value?: string | undefined;
  purpose?: Purpose | undefined;
  text: string;
  stage: Stage;
}

export type RequestId = Pick<RequestRow, "id" | "personId">;

/** Open ones first, then those whose kept papers fall due, then the rest. */
const placeOf = (row: RequestRow): string => {
  if (isOpen(row.stage)) return `0#${row.id}`;
  const until = row.stage.state === "erased" ? row.stage.keptUntil : undefined;
  return until === undefined ? `2#${row.id}` : `1#${String(until).padStart(14, "0")}#${row.id}`;
};

/** In the person's collection; the community's list is one index, the district's the other. */
export const requestItem = defineItem<RequestRow, RequestId>({
  kind: "PRIVACY_REQUEST",
  key: ({ personId, id }) => ({ pk: `PERSON#${personId}`, sk: `PRIVACY_REQUEST#${id}` }),
  index: (row) => ({
    gpk1: `PRIVACY#${row.unitId}`,
    gsk1: placeOf(row),
    gpk2: "PRIVACY",
    gsk2: placeOf(row),
  }),
});
