import { listClaims, makeClaim } from "@rengang/core/claims";
import { editMember, viewMember } from "@rengang/core/members";
import { giveGrant, listGrants } from "@rengang/core/people";
import { type Grant, ROLES, type Role } from "@rengang/kernel/actor";
import type { PersonId } from "@rengang/kernel/ids";
import { asSeen, maskPhone, PERSONAL, relationTo, seenBy } from "@rengang/kernel/masking";
import { permissions } from "@rengang/kernel/permission";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, makePost, type Neighbourhood, phoneOf } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

/** s shown, m masked, - absent; in the order of `PERSONAL`: name, sex, birth, kind, phone, employer, position, branch, … */
const TABLE: Record<Role, string> = {
  platform_operator: "- - - - - - - - - - - - -",
  district_admin: "s s s s m s s s s s s s s",
  security_admin: "s - - - m - - - - - - - -",
  audit_admin: "s - - - m - - - - - - - -",
  street_admin: "s s s s m s s s s s s s s",
  community_secretary: "s s s s s s s s s s s s s",
  community_worker: "s s s s s s s s s s s s s",
  compound_lead: "s - - s m s - - s s s s s",
  team_leader: "s - - - m s - - - - - - -",
  post_organiser: "s - - - m s - - - - - - -",
  member: "- - - - - - - - - - - - -",
  employer_liaison: "s s s s m s s s s s s - s",
};
const LETTER = { shown: "s", masked: "m", absent: "-" } as const;
const LOOKER = "per_0000000000abc" as PersonId;

const grantOf = (role: Role, more: object = {}): Grant => {
  const unitId = { district_admin: "unt_0", street_admin: place.street, compound_lead: place.compound }[role as string];
  return { role, unitId: unitId ?? place.community, ...more } as Grant;
};
const as = (role: Role, more?: object) => world.as(place.district, LOOKER, grantOf(role, more), "某");

describe("what is seen of a person", () => {
  test.each(ROLES)("%s: every field as the table says", (role) => {
    const relation = relationTo(as(role).actor, { personId: "per_other", home: place.community });
    expect(PERSONAL.map((field) => LETTER[seenBy(relation, field)]).join(" ")).toBe(TABLE[role]);
  });

  test("a community has its own members in full, and another community's as whoever is above them", () => {
    const { actor } = as("community_worker");
    expect(relationTo(actor, { personId: "per_other", home: place.compound })).toBe("community");
    expect(relationTo(actor, { personId: "per_other", home: "unt_001777" as never })).toBe("above");
  });

  test("what is absent is no part of a view, a phone keeps its ends, and what is not personal passes", () => {
    const view = { id: "per_x", name: "李明", sex: "male", phone: "19912345678", skills: ["电工"] };
    expect(asSeen("lead", view)).toEqual({ id: "per_x", name: "李明", phone: "199****5678", skills: ["电工"] });
    expect(asSeen("none", view)).toEqual({ id: "per_x", phone: "" });
  });

  test("over the API no role that may look reads more than the table says", async () => {
    const member = await addAcceptedMember(place, 1);
    const personId = member.actor.personId as PersonId;
    await editMember(place.worker, personId, { sex: "female", bornIn: "1980-05", position: "科长" });
    const post = await makePost(place);
    await makeClaim(member, post, {});
    const pages = ["/members", `/members/${personId}`, `/posts/${post}/claims`, `/posts/${post}/candidates`, "/grants"];
    const looking = ROLES.filter((role) => (permissions["claims.list"] as readonly Role[]).includes(role));
    expect(looking.length).toBeGreaterThan(6);
    for (const role of looking) {
      const more = { team_leader: { team: "environment" }, post_organiser: { postId: post } }[role as string];
      const cookie = await cookieOf(as(role, more));
      const answers = await Promise.all(pages.map((path) => world.request(path, { cookie })));
      const bodies = await Promise.all(answers.filter((a) => a.status === 200).map((a) => a.text()));
      const text = bodies.join("");
      const community = role === "community_worker" || role === "community_secretary";
      expect([role, text.includes("党员1"), text.includes(phoneOf(1))]).toEqual([
        role,
        role !== "compound_lead",
        community,
      ]);
      const narrow = ["compound_lead", "team_leader", "post_organiser"].includes(role);
      expect([role, narrow && /1980-05|科长/.test(text)]).toEqual([role, false]);
    }
    expect((await viewMember(place.admin, personId)).bornIn).toBe("1980-05");
    expect((await listClaims(place.admin, post)).claimants[0]?.phone).toBe(maskPhone(phoneOf(1)));
  });

  test("a number given with a role is masked for everybody who reads the list of roles", async () => {
    const phone = "19900777001";
    await giveGrant(place.admin, { name: "新人", phone, role: "community_worker", unitId: place.community });
    expect(JSON.stringify(await listGrants(place.admin))).not.toContain(phone);
  });
});
