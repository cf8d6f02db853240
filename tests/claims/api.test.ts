import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addAcceptedMembers, makeNeighbourhood, makePost, phoneOf } from "../support/people";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const claim = (cookie: string, post: string, wait = false) =>
  world.request(`/posts/${post}/claims/mine`, { method: "PUT", cookie, json: { wait } });

describe("claims over HTTP", () => {
  test("200 simultaneous claims on 20 places: exactly 20 are held, the others wait or are told, nothing breaks", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, { places: 20 });
    const members = await addAcceptedMembers(place, 200);
    const cookies = await Promise.all(members.map(cookieOf));
    const answers = await Promise.all(cookies.map((cookie, n) => claim(cookie, post, n % 2 === 0)));
    expect(answers.filter((a) => a.status >= 500)).toEqual([]);
    const bodies = await Promise.all(answers.map((a) => a.json()));
    expect(bodies.filter((b) => b.state === "claimed")).toHaveLength(20);
    expect(bodies.filter((b) => b.state === "waitlisted")).toHaveLength(10);
    expect(bodies.filter((b) => b.code === "claim.post_full")).toHaveLength(170);
    const again = await Promise.all(cookies.map((cookie, n) => claim(cookie, post, n % 2 === 0)));
    const second = await Promise.all(again.map((a) => a.json()));
    expect(second.map((b) => b.state ?? b.code)).toEqual(bodies.map((b) => b.state ?? b.code));
    await world.settle();
    const roster = await (
      await world.request(`/posts/${post}/claims`, { cookie: await cookieOf(place.worker) })
    ).json();
    expect(new Set(roster.claimants.map((c: { personId: string }) => c.personId)).size).toBe(30);
  });

  test("a member who signed in with a code sees why a post cannot be claimed, in facts", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 1);
    await makePost(place, { skills: ["电工"] });
    const cookie = await signIn(world, place.district, phoneOf(1));
    const { posts } = await (await world.request("/posts?for=me", { cookie })).json();
    expect(posts[0].against).toEqual([{ rule: "claim.skill_needed", met: false, facts: { skills: ["电工"] } }]);
  });

  test("another district's post does not exist, whatever one does with it", async () => {
    const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    const post = await makePost(there);
    const cookie = await cookieOf(await addAcceptedMember(here, 1));
    const answers = await Promise.all([
      world.request(`/posts/${post}`, { cookie }),
      claim(cookie, post),
      world.request(`/posts/${post}/claims/mine/withdraw`, { method: "POST", cookie, json: {} }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect((await answer.json()).code).toBe("thing.missing");
    }
  });

  test("wrong input names its field and never answers with an internal word", async () => {
    const place = await makeNeighbourhood(world);
    const cookie = await cookieOf(place.worker);
    const answer = await world.request("/posts", {
      method: "POST",
      cookie,
      json: { title: "", team: "none", unitId: place.community, place: "院", places: 0, startsAt: "soon" },
    });
    expect(answer.status).toBe(422);
    const { code, facts } = await answer.json();
    expect(code).toBe("input.invalid");
    expect(facts.fields.map((f: { path: string }) => f.path).sort()).toEqual([
      "endsAt",
      "places",
      "startsAt",
      "team",
      "title",
    ]);
  });
});
