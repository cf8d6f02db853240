import { expect, test, vi } from "vitest";
import type { Post } from "../../web/src/features/posts/my-model";
import {
  canWithdraw,
  type PostFilter,
  sifted,
  standingOf,
  unitsSeen,
  usesSkill,
  withdrawUntil,
} from "../../web/src/features/posts/my-model";
import { reasonWords } from "../../web/src/features/posts/my-words";
import { chooseLanguage } from "../../web/src/lib/settings";

const NOW = Date.parse("2026-11-12T01:00:00Z");

function post(facts: Partial<Post> = {}): Post {
  return {
    id: "pst_001001.202611140900.abcdef",
    unitId: "unt_001001",
    title: "周末清洁",
    team: "environment",
    kind: "dated",
    state: "open",
    place: "梧桐苑北门",
    startsAt: "2026-11-14T01:00:00Z",
    endsAt: "2026-11-14T03:00:00Z",
    places: 4,
    taken: 1,
    waiting: 0,
    waitingMax: 10,
    kinds: [],
    skills: [],
    against: [],
    ...facts,
  } as Post;
}

const against = (rule: string, facts: Record<string, string | number | string[]> = {}) => ({ rule, met: false, facts });
const all: PostFilter = { team: "", only: [], search: "" };

test("a post is offered, queued for or explained, by the rules that stand against it", () => {
  expect(standingOf(post()).is).toBe("free");
  expect(standingOf(post({ against: [against("claim.post_full")] })).is).toBe("queue");
  expect(standingOf(post({ against: [against("claim.post_full")], waiting: 10 })).is).toBe("stopped");
  const both = standingOf(post({ against: [against("claim.post_full"), against("claim.overlap")] }));
  expect(both).toMatchObject({ is: "stopped", check: { rule: "claim.overlap" } });
  expect(standingOf(post({ mine: "waitlisted", against: [against("claim.post_full")] })).is).toBe("waitlisted");
});

test("a place can be given back until its deadline, a turn always", () => {
  vi.useFakeTimers({ now: NOW });
  const late = { mine: "claimed", withdrawBy: "2026-11-11T01:00:00Z", claimBy: "2026-11-13T02:00:00Z" } as const;
  expect(withdrawUntil(late)).toBe(Date.parse("2026-11-11T01:00:00Z"));
  expect(canWithdraw(post(late))).toBe(false);
  expect(canWithdraw(post({ ...late, mine: "waitlisted" }))).toBe(true);
  expect(canWithdraw(post({ mine: "claimed", withdrawBy: "2026-11-13T01:00:00Z" }))).toBe(true);
  expect(canWithdraw(post({ mine: "claimed" }))).toBe(true);
});

test("filters narrow by team, evening or weekend on the district's clock, skill and words; what is over is left out", () => {
  vi.useFakeTimers({ now: NOW });
  const saturday = post();
  const evening = post({
    title: "夜间巡逻",
    team: "watch",
    startsAt: "2026-11-13T11:00:00Z",
    endsAt: "2026-11-13T13:00:00Z",
  });
  const over = post({ title: "昨天的", startsAt: "2026-11-11T01:00:00Z", endsAt: "2026-11-11T03:00:00Z" });
  const standing = post({
    title: "电梯观察",
    team: "n:电梯安全" as never,
    kind: "standing",
    startsAt: undefined,
    endsAt: undefined,
  });
  const posts = [saturday, evening, over, standing];
  const found = (filter: Partial<PostFilter>, skills: string[] = []) => {
    const { dated, standing: duties } = sifted(posts, { ...all, ...filter }, skills);
    return [...dated, ...duties].map((one) => one.title);
  };
  expect(found({})).toEqual(["夜间巡逻", "周末清洁", "电梯观察"]);
  expect(found({ only: ["evening"] })).toEqual(["夜间巡逻"]);
  expect(found({ only: ["weekend"] })).toEqual(["周末清洁"]);
  expect(found({ only: ["evening", "weekend"] })).toEqual(["夜间巡逻", "周末清洁"]);
  expect(found({ team: "n" })).toEqual(["电梯观察"]);
  expect(found({ search: "北门" })).toHaveLength(3);
  expect(found({ only: ["skill"] }, ["巡逻"])).toEqual(["夜间巡逻"]);
  expect(usesSkill(post({ team: "repair" }), ["家电维修"])).toBe(true);
});

test("a closed post shows only to those who hold a place on it", () => {
  vi.useFakeTimers({ now: NOW });
  expect(sifted([post({ state: "closed" })], all, []).dated).toEqual([]);
  expect(sifted([post({ state: "closed", mine: "claimed" })], all, []).dated).toHaveLength(1);
});

test("a member sees the posts of the community, the street and the district", () => {
  expect(unitsSeen("unt_001002")).toEqual(["unt_001002", "unt_001", "unt_0"]);
});

test("each reason is said in words of both languages, never as a code", () => {
  const minute = Date.parse("2026-11-14T01:00:00Z") / 60_000;
  const rules = [
    against("claim.post_not_open"),
    against("claim.too_late", { claimBy: minute }),
    against("claim.not_registered"),
    against("claim.not_for_area"),
    against("claim.not_for_kind", { kinds: ["cadre", "retired"] }),
    against("claim.skill_needed", { skills: ["法律"] }),
    against("claim.too_many", { open: 20, most: 20 }),
    against("claim.post_full"),
    against("claim.unheard_of"),
  ];
  for (const language of ["zh", "en"] as const) {
    chooseLanguage(language);
    for (const rule of rules) expect(reasonWords(rule, () => undefined)).not.toMatch(/claim\.|undefined|NaN|_/);
  }
  chooseLanguage("zh");
  const clash = against("claim.overlap", { postId: "p", from: minute, to: minute + 120 });
  expect(reasonWords(clash, () => "交通劝导")).toContain("交通劝导");
  expect(reasonWords(clash, () => undefined)).toContain("09:00–11:00");
});
