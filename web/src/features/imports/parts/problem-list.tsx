import Download from "lucide-solid/icons/download";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { saveText } from "../../../lib/save-text";
import { Button } from "../../../ui/button";
import { Chips } from "../../../ui/chips";
import { type Column, DataTable } from "../../../ui/data-table";
import { Row, Stack } from "../../../ui/layout";
import { fieldName, problemKind, problemSentence } from "../field-words";
import { columnLetter, type Import, type RowProblem } from "../model";
import { t } from "../words";

const KINDS: readonly RowProblem["kind"][] = [
  "missing",
  "invalid",
  "unknown",
  "duplicate",
  "ambiguous",
  "mismatch",
  "refused",
  "waits",
];

/** Every problem by row, field and kind, in words; filtered by kind; to take away as a list. */
export function ProblemList(props: { of: Import; problems: readonly RowProblem[]; note: string }): JSX.Element {
  const [kind, setKind] = createSignal<RowProblem["kind"] | "">("");
  const kinds = createMemo(() =>
    KINDS.map((value) => ({
      value,
      label: problemKind(value),
      count: props.problems.filter((problem) => problem.kind === value).length,
    })).filter((option) => option.count > 0),
  );
  const shown = createMemo(() => props.problems.filter((problem) => !kind() || problem.kind === kind()));
  const place = (problem: RowProblem): string => {
    const column = props.of.reading?.columns.find((each) => each.field === problem.field)?.column;
    const name = fieldName(props.of.kind, problem.field);
    return column ? t("fieldIn", name, columnLetter(column)) : name;
  };
  const columns = (): Column<RowProblem>[] => [
    { key: "row", label: t("row"), width: "7rem", title: true, cell: (problem) => t("rowOf", problem.row) },
    { key: "field", label: t("field"), width: "14rem", cell: place },
    {
      key: "problem",
      label: t("problem"),
      width: "2fr",
      cell: (problem) => problemSentence(props.of.kind, problem),
    },
  ];
  const take = () => {
    const lines = props.problems.map((problem) => [
      String(problem.row),
      place(problem),
      problemSentence(props.of.kind, problem),
    ]);
    const name = props.of.fileName.replace(/\.[^.]+$/, "");
    saveText(`${name}-${t("problemsFile")}.csv`, [[t("row"), t("field"), t("problem")], ...lines]);
  };
  return (
    <Stack gap={4}>
      <p class="small muted">{props.note}</p>
      <Row justify="between">
        <Show when={kinds().length > 1} fallback={<span />}>
          <Chips label={t("kinds")} all options={kinds()} value={kind()} onChange={setKind} />
        </Show>
        <Button icon={<Download aria-hidden="true" />} onClick={take}>
          {t("downloadProblems")}
        </Button>
      </Row>
      <div class="table-edge">
        <DataTable
          label={t("problems")}
          columns={columns()}
          rows={shown()}
          rowId={(problem) => `${problem.row}-${problem.field}-${problem.kind}`}
          rowName={(problem) => t("rowOf", problem.row)}
        />
      </div>
    </Stack>
  );
}
