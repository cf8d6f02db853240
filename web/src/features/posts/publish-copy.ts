import type { Template } from "@rengang/core/templates/schema";
import { dayPlus, today } from "../../lib/format";
import { teamName } from "../teams/words";
import type { PostDetail } from "./model";
import { freshValues, isStandard, type PostValues } from "./publish-model";
import { limitValues } from "./publish-shapes";

/** The values of an earlier post, without its times: when it takes place again is for a person to say. */
export function copiedValues(post: PostDetail): PostValues {
  const { title, place, description, bring, beneficiaries } = post;
  return {
    ...freshValues(post, place),
    title,
    description,
    bring,
    beneficiaries,
    shape: post.kind === "standing" ? "standing" : "once",
    areas: [...(post.areas ?? [])],
    needs: (post.needs ?? []).join("、"),
    briefs: post.briefs ?? "",
    ...limitValues(post),
    ...(post.timetable && {
      weekly: true,
      days: post.timetable.days.map(String),
      from: post.timetable.startsAt,
      to: post.timetable.endsAt,
      until: post.timetable.until > today() ? post.timetable.until : dayPlus(today(), 180),
    }),
    places: String(post.places),
    contactName: post.contactName ?? "",
    contactPhone: post.contactPhone ?? "",
    kinds: [...post.kinds],
    skills: post.skills.join("、"),
    ...(post.kind === "dated" && { on: "", from: "", to: "" }),
  };
}

/** What a template keeps, as the form of a unit holds it; areas outside of the unit are left out. */
export function valuesOfFacts(facts: Template["facts"], unitId: string): Partial<PostValues> {
  const { title, place, description, bring, beneficiaries, kinds, areas } = facts;
  return {
    title,
    place,
    description,
    bring,
    beneficiaries,
    team: isStandard(facts.team) ? facts.team : "n",
    customTeam: isStandard(facts.team) ? "" : teamName(facts.team),
    places: String(facts.places),
    contactName: facts.contactName ?? "",
    contactPhone: facts.contactPhone ?? "",
    kinds: [...kinds],
    areas: areas.filter((area) => unitId === "unt_0" || area.startsWith(unitId)),
    skills: facts.skills.join("、"),
    needs: facts.needs.join("、"),
    briefs: facts.briefs ?? "",
    ...limitValues(facts),
  };
}
