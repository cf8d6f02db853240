import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Suggestion } from "./schema";

export type StepAct = Suggestion["steps"][number]["act"];
export interface Step {
  act: StepAct;
  /** Epoch milliseconds. */
  at: number;
  byName?: string | undefined;
  unitName?: string | undefined;
  text?: string | undefined;
}

/** Where it stands. An answer that was questioned once is `second`; the next one ends it. */
export type Stand =
  | { readonly state: "received" }
  | { readonly state: "taken"; readonly byName: string; readonly second: boolean }
  | { readonly state: "answered"; readonly at: number; readonly second: boolean }
  | { readonly state: "reopened" }
  | { readonly state: "closed" }
  | { readonly state: "withdrawn" };

export interface SuggestionRow {
  id: string;
  kind: Suggestion["kind"];
  text: string;
  contact?: string | undefined;
  about?: UnitId | undefined;
  aboutName?: string | undefined;
  unitId: UnitId;
  unitName: string;
  anonymous: boolean;
  /** Absent without an account. Known to the system alone when anonymous: no view of staff carries it. */
  author?: PersonId | undefined;
  authorName?: string | undefined;
  authorRole: string;
  /** Hash of the word that follows one without an account. */
  wordHash?: string | undefined;
  stand: Stand;
  sentAt: number;
  dueOn: string;
  steps: Step[];
}

/** The auditor's desk stands beside the units': what is about the district itself goes there. */
export const AUDIT_DESK = "audit";
export const deskOf = ({ about, unitId }: Pick<SuggestionRow, "about" | "unitId">): string =>
  about === "unt_0" ? AUDIT_DESK : unitId;

const OPEN = new Set<Stand["state"]>(["received", "taken", "reopened"]);

export const suggestionItem = defineItem<SuggestionRow, string>({
  kind: "SUGGESTION",
  key: (id) => ({ pk: `SUGGESTION#${id}`, sk: "SUGGESTION" }),
  index: (row) => ({
    gpk1: `SUGGESTIONS#${deskOf(row)}`,
    gsk1: `${OPEN.has(row.stand.state) ? "open" : "done"}#${row.dueOn}#${row.id}`,
    ...(row.author && { gpk2: `SUGGESTIONS_OF#${row.author}`, gsk2: row.id }),
  }),
});

/** How often somebody has sent or tried in a span of time. */
export const suggestionLimitItem = defineItem<{ count: number }, { limit: string; who: string; window: number }>({
  kind: "SUGGESTION_LIMIT",
  key: ({ limit, who, window }) => ({ pk: `SUGGESTION_LIMIT#${limit}#${who}`, sk: String(window) }),
});
