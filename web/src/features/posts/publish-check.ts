import { clockNow } from "../../lib/clock";
import { formatInstant, instantOf, today } from "../../lib/format";
import { teamName } from "../teams/words";
import { listOf, timesOf } from "./publish-body";
import type { PostValues } from "./publish-model";
import { hasHours, isSlip, needsDays } from "./publish-shapes";
import { t as w } from "./publish-words";
import { t } from "./words";

/** What can be said before sending. */
export function checkPost(v: PostValues): Record<string, string | undefined> {
  const { startsAt } = timesOf(v);
  const places = Number(v.places);
  return {
    title: v.title.trim() ? undefined : w("needTitle"),
    places: Number.isInteger(places) && places >= 1 && places <= 1000 ? undefined : w("needPlaces"),
    on: whyNotDay(v, startsAt),
    from: hasHours(v) && !v.from ? w("needTime") : undefined,
    to: whyNotEnd(v),
    days: needsDays(v) && v.days.length === 0 ? w("needDays") : undefined,
    until: needsUntil(v) && v.until < today() ? w("needUntil") : undefined,
    customTeam: v.team === "n" && !v.customTeam.trim() ? w("needTeam") : undefined,
  };
}

const needsUntil = (v: PostValues): boolean => v.shape === "series" || (v.shape === "standing" && v.weekly);

function whyNotEnd(v: PostValues): string | undefined {
  if (!hasHours(v)) return undefined;
  if (!v.to) return w("needTime");
  return isSlip(v.from, v.to) ? w("needOrder") : undefined;
}

function whyNotDay(v: PostValues, startsAt: string | undefined): string | undefined {
  if (v.shape === "series") return v.on ? undefined : w("needDay");
  if (v.shape !== "once") return undefined;
  if (!startsAt) return w("needDay");
  return Date.parse(startsAt) <= clockNow() ? w("needFuture") : undefined;
}

/** Everything beyond the three fields in one line. */
export function restInWords(v: PostValues, kindNames: readonly string[]): string {
  const claimBy = v.claimOn && instantOf(v.claimOn, v.claimAt || "18:00");
  return [
    v.team === "n" ? v.customTeam : teamName(v.team),
    v.place,
    kindNames.length > 0 ? kindNames.join("、") : t("everyone"),
    listOf(v.skills).join("、"),
    v.shape !== "once" ? "" : claimBy ? w("untilSome", formatInstant(claimBy)) : w("untilStart"),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What the page shows only when it is unfolded. */
export const FOLDED: readonly (keyof PostValues & string)[] = [
  "team",
  "customTeam",
  "place",
  "description",
  "bring",
  "beneficiaries",
  "contactName",
  "contactPhone",
  "claimOn",
  "openOn",
  "drawOn",
  "kinds",
  "skills",
  "areas",
  "needs",
  "briefs",
  "most",
  "least",
];
