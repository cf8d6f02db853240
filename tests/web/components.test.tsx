import { fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test, vi } from "vitest";
import { safeNext } from "../../web/src/features/sessions/pages/sign-in";
import { chooseLanguage, chooseLarge } from "../../web/src/lib/settings";
import { BarChart, niceTop } from "../../web/src/ui/bar-chart";
import { Button } from "../../web/src/ui/button";
import { Chips } from "../../web/src/ui/chips";
import { ConfirmDialog, Dialog } from "../../web/src/ui/dialog";
import { TextField } from "../../web/src/ui/inputs";
import { Tabs } from "../../web/src/ui/tabs";
import { Toasts, toast } from "../../web/src/ui/toast";

test("a busy button takes no press and says that it works", () => {
  const press = vi.fn();
  render(() => (
    <Button busy onClick={press}>
      认领
    </Button>
  ));
  fireEvent.click(screen.getByRole("button"));
  expect(press).not.toHaveBeenCalled();
  expect(screen.getByRole("button").textContent).toContain("正在处理");
});

test("the second half of a double click does not press a button that has come in between", () => {
  const press = vi.fn();
  render(() => <Button onClick={press}>好的</Button>);
  fireEvent.click(screen.getByRole("button"), { detail: 2 });
  expect(press).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button"), { detail: 1 });
  expect(press).toHaveBeenCalledOnce();
});

test("a dialog takes the focus, closes on Escape and gives the focus back", async () => {
  const [open, setOpen] = createSignal(false);
  render(() => (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        打开
      </button>
      <Dialog open={open()} onClose={() => setOpen(false)} title="认领岗位">
        <TextField label="备注" value="" onChange={() => {}} />
      </Dialog>
    </>
  ));
  const opener = screen.getByRole("button", { name: "打开" });
  opener.focus();
  fireEvent.click(opener);
  const dialog = await screen.findByRole("dialog", { name: "认领岗位" });
  expect(document.activeElement).toBe(dialog);
  fireEvent.keyDown(document, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(opener);
});

test("a destructive question puts the focus on the way back", async () => {
  render(() => (
    <ConfirmDialog open onClose={() => {}} title="撤销？" confirm="撤销岗位" danger onConfirm={() => {}}>
      <p>6 人会收到通知。</p>
    </ConfirmDialog>
  ));
  await waitFor(() => expect(document.activeElement?.textContent).toBe("取消"));
  expect(screen.getByRole("button", { name: "撤销岗位" }).className).toContain("button-danger");
});

test("tabs follow the arrow keys", () => {
  const [tab, setTab] = createSignal<"a" | "b">("a");
  render(() => (
    <Tabs
      label="记录"
      value={tab()}
      onChange={setTab}
      tabs={[
        { value: "a", label: "待确认" },
        { value: "b", label: "已确认" },
      ]}
    >
      {tab()}
    </Tabs>
  ));
  fireEvent.keyDown(screen.getByRole("tab", { name: "待确认" }), { key: "ArrowRight" });
  expect(screen.getByRole("tab", { name: "已确认" }).getAttribute("aria-selected")).toBe("true");
  expect(screen.getByRole("tabpanel").textContent).toBe("b");
});

test("chips tell which filter is on", () => {
  const [team, setTeam] = createSignal("");
  render(() => (
    <Chips label="服务队" all value={team()} onChange={setTeam} options={[{ value: "legal", label: "法律咨询" }]} />
  ));
  fireEvent.click(screen.getByRole("button", { name: "法律咨询" }));
  expect(screen.getByRole("button", { name: "法律咨询" }).getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByRole("button", { name: "全部" }).getAttribute("aria-pressed")).toBe("false");
});

test("a toast can be undone", async () => {
  const undo = vi.fn();
  render(() => <Toasts />);
  toast({ words: "已接收 12 人", undo });
  fireEvent.click(await screen.findByRole("button", { name: "撤销" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText("已接收 12 人")).toBeNull();
});

test("a chart has its figures in a table for screen readers", () => {
  render(() => <BarChart label="每月时长" over="月份" unit="小时" bars={[{ label: "1月", value: 1268 }]} />);
  expect(screen.getByRole("table", { name: "每月时长" }).textContent).toContain("1,268");
  expect([0, 3, 41, 1268].map(niceTop)).toEqual([4, 3, 60, 1500]);
});

test("language and large type change the document at once and are remembered", () => {
  chooseLanguage("en");
  chooseLarge(true);
  expect(document.documentElement.lang).toBe("en");
  expect(document.documentElement.classList.contains("large")).toBe(true);
  expect(localStorage.getItem("rengang.language")).toBe("en");
});

test("signing in leads only to addresses of this console", () => {
  expect(safeNext("/my/posts?team=legal")).toBe("/my/posts?team=legal");
  for (const bad of ["https://evil.example", "//evil.example", "/\\evil.example", "/sign-in?next=/x", undefined])
    expect(safeNext(bad)).toBeUndefined();
});
