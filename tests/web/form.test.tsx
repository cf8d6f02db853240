import { fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import type { Submission } from "../../web/src/lib/api";
import { draftsOf, loadDraft } from "../../web/src/lib/draft";
import { createForm } from "../../web/src/lib/form";
import { Problem } from "../../web/src/lib/problem";
import { Form, Submit } from "../../web/src/ui/form";
import { TextField } from "../../web/src/ui/inputs";

type Send = (values: { title: string; place: string }, submission: Submission) => Promise<unknown>;

function PostForm(props: { send: Send; done?: () => void }) {
  const form = createForm({
    draft: "post",
    initial: { title: "", place: "" },
    send: props.send,
    done: () => props.done?.(),
  });
  return (
    <Form of={form} label="岗位">
      <TextField label="名称" {...form.field("title")} />
      <TextField label="地点" optional {...form.field("place")} />
      <Submit of={form}>提交</Submit>
    </Form>
  );
}

const type = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const submit = () => fireEvent.submit(screen.getByRole("form"));

test("a refusal that is about one field stands there, in words, and not above the form; what was typed stays", async () => {
  const refuse = async () => {
    throw new Problem("password.present_wrong", 422);
  };
  render(() => {
    const form = createForm({
      initial: { title: "" },
      refusedAt: { "password.present_wrong": "title" },
      send: refuse,
    });
    return (
      <Form of={form} label="密码">
        <TextField label="名称" {...form.field("title")} />
        <Submit of={form}>提交</Submit>
      </Form>
    );
  });
  type(/名称/, "旧密码");
  submit();
  await screen.findByText(/现在的密码不对/);
  expect(screen.getByLabelText(/名称/)).toHaveProperty("value", "旧密码");
  expect(screen.getByLabelText(/名称/).getAttribute("aria-invalid")).toBe("true");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a double press submits once", async () => {
  let finish = () => {};
  const send = vi.fn<Send>(() => new Promise((resolve) => (finish = () => resolve(undefined))));
  render(() => <PostForm send={send} />);
  type(/名称/, "交通劝导");
  submit();
  submit();
  fireEvent.click(screen.getByRole("button", { name: /提交/ }));
  expect(send).toHaveBeenCalledTimes(1);
  finish();
  await waitFor(() => expect(screen.getByRole("button", { name: "提交" }).getAttribute("aria-busy")).toBeNull());
});

test("a repeat after a lost answer carries the same identity, a changed form a new one", async () => {
  const keys: string[] = [];
  const send: Send = async (_, submission) => {
    keys.push(submission.key);
    throw new Problem("network.failed", 0);
  };
  render(() => <PostForm send={send} />);
  type(/名称/, "甲");
  for (const count of [1, 2]) {
    submit();
    await waitFor(() => expect(keys.length).toBe(count));
    await screen.findByRole("alert");
  }
  type(/名称/, "乙");
  submit();
  await waitFor(() => expect(keys.length).toBe(3));
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[0]);
});

test("what was typed survives a reload and is dropped once it is sent", async () => {
  const first = render(() => <PostForm send={async () => {}} />);
  type(/名称/, "护城河清洁");
  first.unmount();
  const done = vi.fn();
  render(() => <PostForm send={async () => {}} done={done} />);
  expect((screen.getByLabelText(/名称/) as HTMLInputElement).value).toBe("护城河清洁");
  expect(screen.getByText(/已恢复/)).toBeTruthy();
  submit();
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(loadDraft("post")).toBeUndefined();
});

test("another person on the same device does not see the draft", () => {
  const first = render(() => <PostForm send={async () => {}} />);
  type(/名称/, "内部");
  first.unmount();
  draftsOf("someone-else");
  render(() => <PostForm send={async () => {}} />);
  expect((screen.getByLabelText(/名称/) as HTMLInputElement).value).toBe("");
});

test("an expired session keeps the draft and the field to come back to", async () => {
  const send: Send = async () => {
    throw new Problem("session.required", 401);
  };
  const first = render(() => <PostForm send={send} />);
  type(/名称/, "入户走访");
  fireEvent.focus(screen.getByLabelText(/地点/));
  type(/地点/, "梧桐社区");
  submit();
  await waitFor(() => expect(loadDraft("post")?.resume).toBe(true));
  first.unmount();
  render(() => <PostForm send={async () => {}} />);
  expect((screen.getByLabelText(/名称/) as HTMLInputElement).value).toBe("入户走访");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/地点/)));
});

test("problems from the API stand at their fields and the first one takes the focus", async () => {
  const fields: Record<string, string | number>[] = [
    { path: "title", problem: "missing" },
    { path: "hidden", problem: "too_big", maximum: 5 },
  ];
  const send: Send = async () => {
    throw new Problem("input.invalid", 422, { fields });
  };
  render(() => <PostForm send={send} />);
  submit();
  const title = screen.getByLabelText(/名称/);
  await waitFor(() => expect(title.getAttribute("aria-invalid")).toBe("true"));
  expect(document.activeElement).toBe(title);
  expect(screen.getByText("请填写这一项").closest("p")?.id).toBe(title.getAttribute("aria-describedby"));
  // A problem without a field of its own is told at the top.
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("不能超过 5"));
});
