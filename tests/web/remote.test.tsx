import { render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test, vi } from "vitest";
import { onExpired, send } from "../../web/src/lib/api";
import { Problem } from "../../web/src/lib/problem";
import { cache, createAction, createPages, createRemote } from "../../web/src/lib/remote";
import { Remote } from "../../web/src/ui/remote";

let count = 0;
const fresh = (name: string) => [name, ++count] as const;

test("shows the wait, then the answer, and a failure with a way to try again", async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Problem("service.busy", 503))
    .mockResolvedValue("好");
  const key = fresh("fails");
  render(() => {
    const read = createRemote(() => ({ key, load }));
    return <Remote of={read}>{(data) => <p>{data()}</p>}</Remote>;
  });
  expect(screen.getByText("正在加载")).toBeTruthy();
  (await screen.findByRole("button", { name: "再试一次" })).click();
  expect(await screen.findByText("好")).toBeTruthy();
});

test("what there is nothing to ask about is not asked, also where the answer would be asked for again and again", async () => {
  vi.useFakeTimers();
  const load = vi.fn(async () => "一份");
  const [known, setKnown] = createSignal(false);
  const key = fresh("unknown");
  render(() => {
    const read = createRemote(() => ({ key, load, enabled: known(), every: () => 1000 }));
    return <p>{read.data}</p>;
  });
  await vi.advanceTimersByTimeAsync(3500);
  expect(load).not.toHaveBeenCalled();
  setKnown(true);
  await vi.advanceTimersByTimeAsync(2500);
  expect(load).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});

test("one read serves everyone who looks at the same thing", async () => {
  const load = vi.fn(async () => "一份");
  const key = fresh("shared");
  const View = () => {
    const read = createRemote(() => ({ key, load }));
    return <Remote of={read}>{(data) => <p>{data()}</p>}</Remote>;
  };
  render(() => (
    <>
      <View />
      <View />
    </>
  ));
  await waitFor(() => expect(screen.getAllByText("一份").length).toBe(2));
  expect(load).toHaveBeenCalledTimes(1);
});

test("only the answer to the newest question counts", async () => {
  const answers = new Map<string, (value: string) => void>();
  const [filter, setFilter] = createSignal("旧");
  const name = fresh("filter");
  render(() => {
    const read = createRemote(() => {
      const value = filter();
      return { key: [...name, value], load: () => new Promise<string>((resolve) => answers.set(value, resolve)) };
    });
    return <Remote of={read}>{(data) => <p>{data()}</p>}</Remote>;
  });
  setFilter("新");
  await waitFor(() => expect(answers.size).toBe(2));
  answers.get("新")?.("新的");
  answers.get("旧")?.("旧的");
  expect(await screen.findByText("新的")).toBeTruthy();
  expect(screen.queryByText("旧的")).toBeNull();
});

test("an act runs once at a time and what it changed is read again", async () => {
  let value = 1;
  let finish = () => {};
  const key = fresh("count");
  const run = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = () => {
          value = 2;
          resolve();
        };
      }),
  );
  let act: { run(input: string): Promise<void> } | undefined;
  render(() => {
    const read = createRemote(() => ({ key, load: async () => ({ id: "x", value }) }));
    act = createAction<string, void>({ run, refresh: [[key[0]]] });
    return <Remote of={read}>{(data) => <p>第 {data().value} 版</p>}</Remote>;
  });
  await screen.findByText("第 1 版");
  void act?.run("a");
  void act?.run("a");
  expect(run).toHaveBeenCalledTimes(1);
  finish();
  expect(await screen.findByText("第 2 版")).toBeTruthy();
});

test("pages join, and are all read again after a change", async () => {
  const key = fresh("pages");
  const load = vi.fn(async (cursor: string | undefined) =>
    cursor ? { items: ["丙"], cursor: null } : { items: ["甲", "乙"], cursor: "n" },
  );
  render(() => {
    const list = createPages(() => ({ key, load }));
    return (
      <>
        <Remote of={list}>
          {(data) => (
            <p>
              {data()
                .pages.flatMap((page) => page.items)
                .join("")}
            </p>
          )}
        </Remote>
        <button type="button" onClick={() => void list.fetchNextPage()}>
          {list.hasNextPage ? "更多" : "没有了"}
        </button>
      </>
    );
  });
  await screen.findByText("甲乙");
  screen.getByRole("button", { name: "更多" }).click();
  await screen.findByText("甲乙丙");
  expect(screen.getByRole("button", { name: "没有了" })).toBeTruthy();
  await cache.refresh([key[0]]);
  expect(load.mock.calls.map(([cursor]) => cursor)).toEqual([undefined, "n", undefined, "n"]);
});

test("reads are tried twice, changes once; a lost session is told", async () => {
  const fetched = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("failed"));
  await expect(send("/api/posts")).rejects.toMatchObject({ code: "network.failed" });
  expect(fetched).toHaveBeenCalledTimes(2);
  fetched.mockClear();
  await expect(send("/api/posts", { method: "POST" })).rejects.toMatchObject({ undecided: true });
  expect(fetched).toHaveBeenCalledTimes(1);

  const lost = vi.fn();
  onExpired(lost);
  const body = JSON.stringify({ code: "session.required", facts: {}, requestId: "r1" });
  fetched.mockResolvedValue(new Response(body, { status: 401 }));
  await expect(send("/api/posts")).rejects.toMatchObject({ code: "session.required", requestId: "r1" });
  expect(lost).toHaveBeenCalledTimes(1);
});
