import { toIso } from "@rengang/kernel/time";
import type { SuggestionRow } from "./items";
import { authorMay, numberOf, REOPEN_SPAN } from "./rules";
import type { OwnSuggestion, Suggestion } from "./schema";

function commonView(row: SuggestionRow) {
  const { id, kind, text, contact, stand, sentAt, dueOn, unitName, about, aboutName, anonymous, steps } = row;
  return {
    id,
    number: numberOf(id),
    kind,
    text,
    contact,
    state: stand.state,
    sentAt: toIso(sentAt),
    dueOn,
    unitName,
    audited: about === "unt_0",
    aboutName,
    anonymous,
    steps: steps.map((step) => ({ ...step, at: toIso(step.at) })),
  };
}

/** As its author reads it. */
export function ownView(row: SuggestionRow, now: number): OwnSuggestion {
  const may = authorMay(row.stand, now);
  const until =
    row.stand.state === "answered" && may.includes("reopen") ? { reopenBefore: toIso(row.stand.at + REOPEN_SPAN) } : {};
  return { ...commonView(row), may, ...until };
}

/** As those read it who answer: without any trace of an author who did not want to be named. */
export function staffView(row: SuggestionRow): Suggestion {
  const { unitId, about, anonymous, authorName, authorRole, stand } = row;
  return {
    ...commonView(row),
    unitId,
    about,
    authorRole,
    ...(!anonymous && authorName !== undefined && { authorName }),
    ...(stand.state === "taken" && { takenByName: stand.byName }),
  };
}
