import { fireEvent, render, screen, waitFor, within } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test, vi } from "vitest";
import { loadRefusalWords } from "../../web/src/lib/problem";
import { MassAction } from "../../web/src/ui/mass-action";
import { ReasonDialog } from "../../web/src/ui/reason-dialog";

const rows = [
  { id: "a", name: "陈一", note: "梧桐苑" },
  { id: "b", name: "陈二" },
];

test("a mass action names everyone first and reports row by row, what failed on top", async () => {
  await loadRefusalWords();
  const [list, setList] = createSignal(rows);
  const run = vi.fn(async () => [
    { id: "a", ok: true },
    { id: "b", ok: false, code: "registration.not_applied" },
  ]);
  render(() => (
    <MassAction
      open
      onClose={() => {}}
      title="接收 2 人？"
      confirm="接收 2 人"
      rows={list()}
      run={run}
      done={() => setList([])}
    >
      <p>他们会收到通知</p>
    </MassAction>
  ));
  expect(screen.getByText("他们会收到通知")).toBeTruthy();
  expect(screen.getByText("陈一")).toBeTruthy();
  expect(run).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "接收 2 人" }));
  const report = await screen.findByRole("list", { name: "逐项结果" });
  const lines = within(report).getAllByRole("listitem");
  expect(lines[0]?.textContent).toContain("陈二");
  expect(lines[0]?.textContent).not.toContain("registration.not_applied");
  expect(lines[0]?.textContent).toContain("没有待接收的报到申请");
  expect(lines[1]?.textContent).toContain("陈一");
});

test("a reason is asked for, kept while it is typed, and one press puts a phrase in", async () => {
  const run = vi.fn(async () => {});
  render(() => (
    <ReasonDialog
      open
      onClose={() => {}}
      title="退回？"
      confirm="退回"
      draft="test.reason"
      phrases={["请补充小区"]}
      run={run}
    />
  ));
  fireEvent.click(screen.getByRole("button", { name: "退回" }));
  expect(await screen.findByText("请写明原因")).toBeTruthy();
  expect(run).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "请补充小区" }));
  fireEvent.click(screen.getByRole("button", { name: "退回" }));
  await waitFor(() => expect(run).toHaveBeenCalledWith("请补充小区", expect.anything()));
});
