import { expect, test, vi } from "vitest";
import { againstWords, ruleWords } from "../../web/src/features/claims/rule-words";
import type { Post } from "../../web/src/features/posts/my-model";
import {
  leavingOf,
  type PostFilter,
  sifted,
  standingOf,
  unitsSeen,
  usesSkill,
  withdrawUntil,
} from "../../web/src/features/posts/my-model";
import { reasonWords } from "../../web/src/features/posts/my-words";
import { timetableWords } from "../../web/src/features/posts/timetable";
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

test("a place is given back plainly until its deadline, then with a reason; a turn and an offer always plainly", () => {
  const late = { mine: "claimed", withdrawBy: "2026-11-11T01:00:00Z", claimBy: "2026-11-13T02:00:00Z" } as const;
  expect(withdrawUntil(late)).toBe(Date.parse("2026-11-11T01:00:00Z"));
  expect(leavingOf(post(late), NOW)).toBe("late");
  expect(leavingOf(post({ ...late, mine: "waitlisted" }), NOW)).toBe("plain");
  expect(leavingOf(post({ ...late, mine: "offered" }), NOW)).toBe("plain");
  expect(leavingOf(post({ mine: "claimed", withdrawBy: "2026-11-13T01:00:00Z" }), NOW)).toBe("plain");
  expect(leavingOf(post({ mine: "claimed" }), NOW)).toBe("plain");
  expect(leavingOf(post(late), Date.parse("2026-11-14T01:00:00Z"))).toBe("begun");
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

test("a fair opening is listed while it gathers, and a standing duty until its season ends", () => {
  vi.useFakeTimers({ now: NOW });
  const timetable = { days: [7, 6], startsAt: "08:30", endsAt: "10:30", from: "2026-09-01", until: "2026-12-31" };
  const duty = { kind: "standing", startsAt: undefined, endsAt: undefined } as const;
  const duties = [post({ ...duty, timetable }), post({ ...duty, timetable: { ...timetable, until: "2026-11-11" } })];
  expect(sifted([...duties, post({ state: "gathering" })], all, [])).toMatchObject({ dated: [{}], standing: [{}] });
  expect(sifted(duties, { ...all, only: ["weekend"] }, []).standing).toHaveLength(1);
  expect(timetableWords(timetable)).toBe("每周六、日 08:30–10:30，至 12月31日");
  expect(timetableWords({ ...timetable, days: [1, 2, 3, 4, 5], from: "2026-12-01", until: "2027-06-30" })).toBe(
    "每周一至周五 08:30–10:30，12月1日至 2027年6月30日",
  );
  chooseLanguage("en");
  expect(timetableWords(timetable)).toBe("Sat and Sun 08:30–10:30, until 31 Dec");
  chooseLanguage("zh");
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
    against("claim.post_full", { places: 2, waiting: 0, waitMax: 10 }),
    ...["closed", "gathering", "drawing", "moving", "moved", "cancelled"].map((state) =>
      against("claim.post_not_open", { state, drawAt: "2026-11-14T01:00:00Z" }),
    ),
    against("claim.not_open_yet", { openAt: minute }),
    against("claim.too_late", { claimBy: 0 }),
    against("claim.briefing_needed", { briefings: ["入户走访培训"] }),
    against("claim.overlap", { postId: "p", from: 0, to: 0 }),
    against("claim.no_time_to_travel", { postId: "p", from: minute, to: minute + 120, minutes: 30 }),
    against("claim.too_long_at_a_stretch", { hours: 9.5, most: 8 }),
    against("claim.too_many_in_month", { held: 8, most: 8 }),
    against("claim.too_many_in_series", { held: 2, most: 2, per: "week" }),
    against("claim.unheard_of"),
  ];
  for (const language of ["zh", "en"] as const) {
    chooseLanguage(language);
    const other = reasonWords(against("claim.unheard_of"), () => undefined);
    for (const rule of rules) {
      const said = reasonWords(rule, () => undefined);
      expect(said).not.toMatch(/claim\.|undefined|NaN|_|1970/);
      if (rule.rule !== "claim.unheard_of") expect(said, rule.rule).not.toBe(other);
      const staff = rule.rule === "claim.unheard_of" ? "" : againstWords(rule);
      expect(`${staff}${staff && ruleWords(rule)}`).not.toMatch(/claim\.|undefined|NaN|_|1970/);
    }
  }
  chooseLanguage("zh");
  const clash = against("claim.overlap", { postId: "p", from: minute, to: minute + 120 });
  expect(reasonWords(clash, () => "交通劝导")).toContain("交通劝导");
  expect(reasonWords(clash, () => undefined)).toContain("09:00–11:00");
});
