import { fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { type Column, DataTable } from "../../web/src/ui/data-table";

interface Person {
  id: string;
  name: string;
  hours: number;
}

const people: Person[] = [
  { id: "a", name: "张三", hours: 1 },
  { id: "b", name: "李四", hours: 9 },
  { id: "c", name: "王五", hours: 5 },
];

function setup() {
  const acted: string[] = [];
  const columns: Column<Person>[] = [
    { key: "name", label: "姓名", cell: (p) => p.name, sort: (p) => p.name, title: true },
    { key: "hours", label: "时长", cell: (p) => p.hours, sort: (p) => p.hours, end: true },
    {
      key: "act",
      label: "",
      cell: (p) => (
        <button type="button" onClick={() => acted.push(p.id)}>
          接收
        </button>
      ),
    },
  ];
  const [rows, setRows] = createSignal(people);
  const [selected, setSelected] = createSignal(new Set<string>());
  const view = render(() => (
    <DataTable
      label="名册"
      columns={columns}
      rows={rows()}
      rowId={(p) => p.id}
      rowName={(p) => p.name}
      selected={selected()}
      onSelect={setSelected}
      bulk={(ids) => <span>共 {ids.join("、")}</span>}
    />
  ));
  const row = (name: string) => screen.getByText(name).closest<HTMLElement>("[data-row]") as HTMLElement;
  const press = (name: string) => fireEvent.click(row(name).querySelector("button") as HTMLElement);
  return { view, acted, row, press, setRows, selected };
}

const shown = () =>
  [...document.querySelectorAll<HTMLElement>("[data-row]")]
    .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
    .map((row) => row.dataset.row);

test("after a sort, a button acts on the person in whose row it stands", async () => {
  const { acted, press } = setup();
  press("张三");
  fireEvent.click(screen.getByRole("button", { name: /时长/ }));
  fireEvent.click(screen.getByRole("button", { name: /时长/ }));
  await waitFor(() => expect(shown()).toEqual(["b", "c", "a"]));
  press("张三");
  press("李四");
  press("王五");
  expect(acted).toEqual(["a", "a", "b", "c"]);
});

test("rows that are replaced by equally many others are shown", async () => {
  const { setRows } = setup();
  setRows(people.map((p) => ({ ...p, id: `${p.id}2` })));
  await waitFor(() => expect(shown()).toEqual(["a2", "b2", "c2"]));
});

test("after new data, a button acts on the person in whose row it stands", async () => {
  const { acted, press, setRows } = setup();
  setRows([
    { id: "x", name: "赵六", hours: 2 },
    { id: "a", name: "张三丰", hours: 1 },
  ]);
  await waitFor(() => expect(shown()).toEqual(["x", "a"]));
  press("赵六");
  press("张三丰");
  expect(acted).toEqual(["x", "a"]);
});

test("a selection stays with its people through a sort", async () => {
  const { selected, row } = setup();
  fireEvent.click(screen.getByLabelText("选择李四"));
  fireEvent.click(screen.getByRole("button", { name: /姓名/ }));
  await waitFor(() => expect(screen.getByText("共 b")).toBeTruthy());
  expect([...selected()]).toEqual(["b"]);
  expect(row("李四").querySelector("input")?.checked).toBe(true);
  fireEvent.click(screen.getByLabelText("全选"));
  expect(selected().size).toBe(3);
});

test("the order is told to screen readers", () => {
  setup();
  const heading = screen.getByRole("columnheader", { name: /时长/ });
  expect(heading.getAttribute("aria-sort")).toBe("none");
  fireEvent.click(screen.getByRole("button", { name: /时长/ }));
  expect(heading.getAttribute("aria-sort")).toBe("ascending");
});
