import type { Post } from "@rengang/core/posts/schema";
import { MemoryRouter, Route } from "@solidjs/router";
import { fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import type { JSX } from "solid-js";
import { afterEach, expect, test, vi } from "vitest";
import { Asks } from "../../web/src/features/claims/parts/my-asks";
import { WithdrawDialog } from "../../web/src/features/claims/parts/my-withdraw";
import { RulesOf } from "../../web/src/features/claims/parts/rules-of";
import { opensLater, seriesAddress, stageOf, whenOf } from "../../web/src/features/posts/model";
import { cache } from "../../web/src/lib/remote";

afterEach(() => vi.unstubAllGlobals());

const NOW = Date.parse("2026-11-12T01:00:00Z");
function post(facts: Partial<Post> = {}): Post {
  return {
    id: "pst_001001.209911140900.abcdef",
    unitId: "unt_001001",
    title: "周末清洁",
    team: "environment",
    kind: "dated",
    state: "open",
    place: "北门",
    startsAt: "2099-11-14T01:00:00Z",
    endsAt: "2099-11-14T03:00:00Z",
    withdrawBy: "2099-11-13T01:00:00Z",
    places: 4,
    taken: 1,
    waiting: 0,
    waitingMax: 10,
    kinds: [],
    skills: [],
    ...facts,
  } as Post;
}

interface Call {
  method: string;
  path: string;
  body: unknown;
}
/** Answers what the API would, and keeps what it was asked. */
function answering(answer: (call: Call) => { status?: number; body: unknown }): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const body = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    const call = { method: init.method ?? "GET", path: new URL(String(input)).pathname.slice("/api".length), body };
    calls.push(call);
    const { status = 200, body: said } = answer(call);
    return new Response(JSON.stringify(said), { status, headers: { "Content-Type": "application/json" } });
  });
  return calls;
}

const shown = (what: () => JSX.Element) =>
  render(() => (
    <MemoryRouter>
      <Route path="*" component={what} />
    </MemoryRouter>
  ));

test("a refusal for want of a reason leads to the reason, and what was refused then goes through", async () => {
  const calls = answering(({ body }) =>
    (body as { reason?: string }).reason
      ? { body: { state: "withdrawn", late: true } }
      : { status: 409, body: { code: "claim.late_needs_reason", facts: {} } },
  );
  const close = vi.fn();
  render(() => <WithdrawDialog post={post()} mine="claimed" onClose={close} />);
  (await screen.findByRole("button", { name: "退出" })).click();
  const reason = await screen.findByLabelText("原因");
  fireEvent.input(reason, { target: { value: "临时出差" } });
  screen.getByRole("button", { name: "退出" }).click();
  await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
  expect(calls.map(({ body }) => body)).toEqual([{}, { reason: "临时出差" }]);
});

test("an offer is given back plainly, however late it is", async () => {
  const calls = answering(() => ({ body: { state: "withdrawn" } }));
  render(() => (
    <WithdrawDialog post={post({ withdrawBy: "2020-01-01T00:00:00Z" })} mine="offered" onClose={() => {}} />
  ));
  (await screen.findByRole("button", { name: "不去了" })).click();
  await waitFor(() => expect(calls.map(({ body }) => body)).toEqual([{}]));
});

test("an answer goes to the question it stands beside, also after another one has come before it", async () => {
  const ask = (from: string, fromName: string, title: string) => ({
    from,
    fromName,
    state: "asked",
    note: "",
    askedAt: "2026-11-12T01:00:00Z",
    post: post({ id: `pst_001001.209911140900.${from.slice(-6)}` as never, title }),
  });
  const late = ask("per_00000000aaaaaa", "陈建明", "图书角");
  let standIns = [late];
  const calls = answering(({ path }) => ({ body: path === "/claims/mine" ? { claims: [], standIns } : {} }));
  shown(Asks);
  await screen.findByText("陈建明请您替岗");
  standIns = [ask("per_00000000bbbbbb", "周倩", "食堂"), late];
  await cache.refresh(["claims", "mine"]);
  await screen.findByText("周倩请您替岗");
  screen.getByRole("button", { name: /这次来不了：陈建明/ }).click();
  await waitFor(() => expect(calls.some(({ path }) => path.endsWith("/decline"))).toBe(true));
  const answered = calls.find(({ path }) => path.endsWith("/decline"));
  expect(answered).toMatchObject({ body: { from: late.from } });
  expect(answered?.path).toContain(late.post.id);
});

test("for staff every rule that counts is told, what is not met first and in the third person", async () => {
  answering(() => ({
    body: {
      rules: [
        { rule: "claim.not_registered", met: true, facts: {} },
        { rule: "claim.skill_needed", met: true, facts: { skills: [] } },
        { rule: "claim.briefing_needed", met: false, facts: { briefings: ["入户走访"] } },
      ],
    },
  }));
  render(() => <RulesOf postId="p" personId="q" />);
  await screen.findByText("有 1 条还不符合");
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "不符合：还没有参加培训：入户走访",
    "符合：已在社区报到",
  ]);
});

test("each state of a post has its one word, and time decides between those that are open", () => {
  const at = { startsAt: "2026-11-14T01:00:00Z", endsAt: "2026-11-14T03:00:00Z" };
  const stage = (facts: Partial<Post>, now = NOW) => stageOf(post({ ...at, ...facts }), now);
  for (const state of ["draft", "proposed", "returned", "cancelled", "moved"] as const)
    expect(stage({ state })).toBe(state);
  expect(stage({ state: "gathering" })).toBe("gathering");
  expect(stage({ state: "moving" })).toBe("moving");
  expect(stage({})).toBe("open");
  expect(stage({ taken: 4 })).toBe("full");
  expect(stage({ state: "closed" })).toBe("closed");
  expect(stage({ state: "closed" }, Date.parse(at.startsAt))).toBe("running");
  expect(stage({}, Date.parse(at.endsAt))).toBe("over");
  const timetable = { days: [3], startsAt: "19:30", endsAt: "21:00", from: "2020-01-01", until: "2020-06-30" };
  expect(stage({ startsAt: undefined, endsAt: undefined, timetable })).toBe("over");
  expect(whenOf({ timetable })).toContain("每周三 19:30–21:00");
  expect(seriesAddress(post({ series: "k3x9qz12" }))).toBe("/series/ser_001001.k3x9qz12");
  expect(seriesAddress(post())).toBeUndefined();
  expect(opensLater(post({ openAt: "2026-11-12T02:00:00Z" }), NOW)).toBe(true);
});
