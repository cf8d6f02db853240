import { instantOf } from "../../lib/format";
import type { PostValues } from "./publish-model";
import { endDay, limitsOf, timetableOf } from "./publish-shapes";

const teamOf = (v: PostValues): string => (v.team === "n" ? `n:${v.customTeam.trim()}` : v.team);
export const listOf = (text: string): string[] =>
  text
    .split(/[、,，;；\s]+/)
    .map((word) => word.trim())
    .filter(Boolean);

/** Start and end as instants; nothing for a standing duty or while incomplete. */
export function timesOf(v: PostValues): { startsAt?: string; endsAt?: string } {
  if (v.shape !== "once") return {};
  const startsAt = instantOf(v.on, v.from);
  const endsAt = v.on && instantOf(endDay(v.on, v.from, v.to), v.to);
  return startsAt && endsAt ? { startsAt, endsAt } : {};
}

/** What a post says, whatever its times. */
export function factsOf(v: PostValues) {
  const { title, place, description, bring, beneficiaries, kinds, areas } = v;
  return {
    title,
    team: teamOf(v),
    place,
    places: Number(v.places),
    description,
    bring,
    beneficiaries,
    ...(v.contactName && { contactName: v.contactName }),
    ...(v.contactPhone && { contactPhone: v.contactPhone }),
    kinds,
    areas,
    skills: listOf(v.skills),
    needs: listOf(v.needs),
    ...(v.briefs.trim() && { briefs: v.briefs.trim() }),
    ...limitsOf(v),
  };
}

/** The body of the request for one post. */
export function bodyOf(v: PostValues, unitId: string) {
  const at = (day: string, time: string) => (day ? instantOf(day, time) : null);
  const claimBy = v.shape === "once" ? at(v.claimOn, v.claimAt || "18:00") : null;
  const openAt = at(v.openOn, v.openTime || "08:00");
  const drawAt = v.shape === "once" ? at(v.drawOn, v.drawTime || "20:00") : null;
  return {
    ...factsOf(v),
    unitId,
    ...timesOf(v),
    ...timetableOf(v),
    ...(claimBy && { claimBy }),
    ...(openAt && { openAt }),
    ...(drawAt && { drawAt }),
    draft: v.draft,
  };
}

const FIELDS: Record<string, string> = {
  startsAt: "on",
  endsAt: "to",
  openAt: "openOn",
  claimBy: "claimOn",
  drawAt: "drawOn",
  openDaysBefore: "openDays",
  claimHoursBefore: "claimHours",
  recurrence: "rule",
  "plan.from": "on",
  "plan.startsAt": "from",
  "plan.endsAt": "to",
  "timetable.from": "season",
  "timetable.until": "until",
  "timetable.startsAt": "from",
  "timetable.endsAt": "to",
};

/** Which field of the form a path of the request stands in: `facts.most.count` → `most`. */
export function fieldOf(path: string): string {
  const inner = path.replace(/^(facts|plan)\./, "");
  const [first = ""] = inner.split(".");
  return FIELDS[path] ?? FIELDS[inner] ?? FIELDS[first] ?? first;
}
