import { cleanup, render, screen } from "@solidjs/testing-library";
import { afterEach, describe, expect, test, vi } from "vitest";
import { inWeChat } from "../../web/src/features/calendars/my-model";
import { AddToCalendar } from "../../web/src/features/calendars/parts/add-to-calendar";
import { claimSentence } from "../../web/src/features/imports/claim-words";
import { problemKind, problemSentence } from "../../web/src/features/imports/field-words";
import type { RowProblem } from "../../web/src/features/imports/model";
import { kindsFor } from "../../web/src/features/imports/model";
import { type PostForMe, siftedInOrder } from "../../web/src/features/matching/my-model";
import { FitTags } from "../../web/src/features/matching/parts/fit-tags";
import { chooseLanguage } from "../../web/src/lib/settings";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  chooseLanguage("zh");
});

const NOW = Date.parse("2026-11-12T01:00:00Z");
const post = (facts: Partial<PostForMe>): PostForMe =>
  ({
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
    fits: [],
    ...facts,
  }) as PostForMe;

describe("posts for me", () => {
  test("what the server put first stays first, whatever is filtered out", () => {
    vi.useFakeTimers({ now: NOW });
    const posts = [
      post({ id: "c" as never, title: "合适但晚", startsAt: "2026-12-01T01:00:00Z", endsAt: "2026-12-01T03:00:00Z" }),
      post({ id: "a" as never, title: "常设", kind: "standing", startsAt: undefined, endsAt: undefined }),
      post({ id: "b" as never, title: "停止的", state: "closed" }),
      post({ id: "d" as never, title: "早但不太合适" }),
    ];
    const found = siftedInOrder(posts, { team: "", only: [], search: "" }, []);
    expect(found.map((one) => one.title)).toEqual(["合适但晚", "常设", "早但不太合适"]);
  });

  test("why a post suits is said in words, in both languages, and nothing where nothing is known", () => {
    const shown = () => screen.queryAllByRole("listitem").map((item) => item.textContent);
    render(() => <FitTags fits={["near", "time", "skill", "team"]} />);
    expect(shown()).toEqual(["离家近", "合您的空闲时间", "用得上您的特长", "您报名的服务队"]);
    chooseLanguage("en");
    expect(shown()).toEqual(["Near home", "When you are free", "Uses your skill", "A team you chose"]);
    cleanup();
    render(() => <FitTags fits={[]} />);
    expect(screen.queryByRole("list")).toBeNull();
  });
});

describe("adding a claim to the calendar", () => {
  test("leads to the claim's own file, and is not offered for a duty without hours", () => {
    render(() => <AddToCalendar post={post({})} />);
    const link = screen.getByRole("link", { name: /加入日历/ });
    expect(link.getAttribute("href")).toBe("/api/posts/pst_001001.202611140900.abcdef/claims/mine/calendar.ics");
    cleanup();
    render(() => <AddToCalendar post={post({ startsAt: undefined })} />);
    expect(screen.queryByRole("link")).toBeNull();
  });

  test("WeChat's browser is known by its name", () => {
    expect(inWeChat("Mozilla/5.0 (Linux; Android 14) Chrome/122 MicroMessenger/8.0.47")).toBe(true);
    expect(inWeChat("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Safari/604.1")).toBe(false);
  });
});

describe("a list of claims", () => {
  test("every problem of a row is a sentence in both languages, never a code", () => {
    const rows: Omit<RowProblem, "row">[] = [
      ...(["unknown", "ambiguous", "mismatch"] as const).map((kind) => ({ field: "name", kind })),
      ...(["missing", "invalid", "unknown"] as const).map((kind) => ({ field: "phone", kind })),
      ...(["missing", "unknown", "duplicate", "waits"] as const).map((kind) => ({ field: "post", kind })),
      ...(["unknown", "invalid"] as const).map((kind) => ({ field: "postId", kind })),
      ...(["unknown", "invalid", "ambiguous"] as const).flatMap((kind) => [
        { field: "day", kind },
        { field: "start", kind },
      ]),
      ...(["unknown", "ambiguous"] as const).map((kind) => ({ field: "unit", kind })),
      ...["claim.post_full", "claim.overlap", "claim.not_registered", "thing.missing", "claim.offer_over"].map(
        (rule) => ({ field: "post", kind: "refused" as const, check: { rule, met: false, facts: {} } }),
      ),
    ];
    for (const language of ["zh", "en"] as const) {
      chooseLanguage(language);
      for (const row of rows) {
        const said = problemSentence("claims", { row: 2, ...row });
        expect([row, said.length > 3, /[a-z]_|undefined|claim\.|thing\./.test(said)]).toEqual([row, true, false]);
        expect(problemKind(row.kind)).not.toMatch(/_|undefined/);
        if (language === "en") expect(said).not.toMatch(/\p{Script=Han}/u);
      }
    }
    expect(claimSentence({ row: 2, field: "wait", kind: "invalid" })).toBeUndefined();
  });

  test("a community is offered lists of claims alone, the district everything", () => {
    expect(kindsFor("community_worker")).toEqual(["claims"]);
    expect(kindsFor("district_admin")).toEqual(["units", "employers", "roster", "claims"]);
  });
});
