import { beforeEach, expect, test, vi } from "vitest";
import { createTicks, type TickRow } from "../../web/src/features/attendance/ticks";
import { Problem } from "../../web/src/lib/problem";

const okay = async (rows: TickRow[]) => rows.map(({ personId }) => ({ personId, ok: true }));
const draft = "attendance.pst_1.2026-11-21";

beforeEach(() => localStorage.clear());

test("a tick is on the device before anything is sent, and leaves it once the server has it", async () => {
  const send = vi.fn(okay);
  const ticks = createTicks({ draft, send, pause: 60_000 });
  ticks.tick("per_a", { mark: "present" });
  expect(send).not.toHaveBeenCalled();
  expect(createTicks({ draft, send }).of("per_a")).toEqual({ mark: "present" });
  await ticks.flush();
  expect(send).toHaveBeenCalledWith([{ personId: "per_a", present: true, excused: false }]);
  expect(ticks.count()).toBe(0);
  expect(createTicks({ draft, send }).count()).toBe(0);
  ticks.stop();
});

test("without a network ticks wait, survive a reload and are sent when there is a way", async () => {
  const away = createTicks({
    draft,
    send: () => Promise.reject(new Problem("network.offline", 0)),
    pause: 60_000,
    again: 60_000,
  });
  away.tick("per_a", { mark: "present", hours: 2.5 });
  away.tick("per_b", { mark: "excused" });
  await away.flush();
  expect(away.count()).toBe(2);
  expect(away.problem()).toBeUndefined();
  away.stop();
  const send = vi.fn(okay);
  const back = createTicks({ draft, send });
  await back.flush();
  expect(send).toHaveBeenCalledWith([
    { personId: "per_a", present: true, excused: false, hours: 2.5 },
    { personId: "per_b", present: false, excused: true },
  ]);
  expect(back.count()).toBe(0);
});

test("a tick changed while the old one is on its way is not lost", async () => {
  let answer: (results: { personId: string; ok: boolean }[]) => void = () => {};
  const send = () =>
    new Promise<{ personId: string; ok: boolean }[]>((resolve) => {
      answer = resolve;
    });
  const ticks = createTicks({ draft, send, pause: 60_000, again: 60_000 });
  ticks.tick("per_a", { mark: "present" });
  const going = ticks.flush();
  ticks.tick("per_a", { mark: "absent" });
  answer([{ personId: "per_a", ok: true }]);
  await going;
  expect(ticks.of("per_a")).toEqual({ mark: "absent" });
  ticks.stop();
});

test("one refused row says why and does not hold the others", async () => {
  const send = async (rows: TickRow[]) =>
    rows.map(({ personId }) =>
      personId === "per_a" ? { personId, ok: false, code: "attendance.already_checked_in" } : { personId, ok: true },
    );
  const ticks = createTicks({ draft, send, pause: 60_000 });
  ticks.tick("per_a", { mark: "absent" });
  ticks.tick("per_b", { mark: "present" });
  await ticks.flush();
  expect(ticks.problemOf("per_a")?.code).toBe("attendance.already_checked_in");
  expect(ticks.problemOf("per_b")).toBeUndefined();
  expect(ticks.count()).toBe(0);
});

test("a refused list is kept on the device and said", async () => {
  const ticks = createTicks({
    draft,
    send: () => Promise.reject(new Problem("attendance.too_early", 409)),
    pause: 60_000,
  });
  ticks.tick("per_a", { mark: "present" });
  await ticks.flush();
  expect(ticks.problem()?.code).toBe("attendance.too_early");
  expect(ticks.count()).toBe(1);
  ticks.stop();
});
