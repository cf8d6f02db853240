import { toIso } from "@rengang/kernel/time";
import type { RequestRow } from "./items";
import type { PrivacyRequest } from "./schema";

/** A request as its member and the staff see it. */
export function requestView(row: RequestRow): PrivacyRequest {
  const { about, askedAt, stage, id, personId, name, unitId, unitName, askedBy, dueOn, text } = row;
  const { field, was, value, purpose } = row;
  const examined = "examined" in stage ? stage.examined : undefined;
  const answer = "answer" in stage ? stage.answer : undefined;
  return {
    ...{ id, personId, name, unitId, unitName, askedBy, dueOn, text, field, was, value, purpose },
    kind: about,
    state: stage.state,
    askedAt: toIso(askedAt),
    ...(examined && {
      examinedByName: examined.byName,
      examinedAt: toIso(examined.at),
      examinedNote: examined.note,
    }),
    ...(answer && { answeredByName: answer.byName, answeredAt: toIso(answer.at), note: answer.note }),
    ...("jobId" in stage && { jobId: stage.jobId }),
    ...(stage.state === "erased" && {
      erasedAt: toIso(stage.at),
      ...(stage.keptUntil !== undefined && { keptUntil: toIso(stage.keptUntil) }),
    }),
  };
}
