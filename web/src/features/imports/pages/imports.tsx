import { A, useNavigate, useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import FileSpreadsheet from "lucide-solid/icons/file-spreadsheet";
import { createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { saveText } from "../../../lib/save-text";
import { Button } from "../../../ui/button";
import { RadioCards } from "../../../ui/choices";
import { type Column, DataTable } from "../../../ui/data-table";
import { FileDrop } from "../../../ui/file-drop";
import { Card, Grid, PageHeader, Row, Stack } from "../../../ui/layout";
import { ProblemNotice, Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import { BLANK, t as claims } from "../claim-words";
import { kindName, kindNote } from "../kind-words";
import { createImports, FILE_MAX, type Import, type ImportKind, kindsFor, uploadFile } from "../model";
import { t } from "../words";

type Line = Pick<Import, "id" | "kind" | "fileName" | "state" | "createdAt" | "counts">;

const columns = (): Column<Line>[] => [
  {
    key: "file",
    label: t("file"),
    title: true,
    width: "2fr",
    cell: (line) => (
      <A class="table-link" href={`/imports/${line.id}`}>
        {line.fileName}
      </A>
    ),
  },
  { key: "kind", label: t("kind"), width: "8rem", cell: (line) => kindName(line.kind) },
  {
    key: "counts",
    label: t("changes"),
    hide: "narrow",
    cell: (line) => t("changedShort", line.counts.added, line.counts.changed),
  },
  { key: "at", label: t("at"), width: "12rem", cell: (line) => formatInstant(line.createdAt) },
  {
    key: "state",
    label: t("state"),
    width: "11rem",
    cell: (line) => (
      <StatusDot tone={line.state === "started" ? "ok" : "plain"}>
        {t(line.state === "started" ? "started" : "previewed")}
      </StatusDot>
    ),
  },
];

/** Choose what to bring in, drop the file, see what was brought in before. */
export function ImportsPage(): JSX.Element {
  const imports = createImports();
  const me = useMe();
  const all = () => kindsFor(me().acting.role).length > 1;
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={all() ? t("note") : claims("note")} />
      <Upload />
      <Card title={t("history")} flush>
        <Remote
          of={imports}
          wait={
            <div class="card-body">
              <Skeleton lines={4} />
            </div>
          }
        >
          {(list) => (
            <DataTable
              label={t("history")}
              columns={columns()}
              rows={list()}
              rowId={(line) => line.id}
              rowName={(line) => line.fileName}
              empty={
                <Empty
                  icon={<FileSpreadsheet aria-hidden="true" />}
                  title={t("historyEmpty")}
                  note={all() ? t("historyEmptyNote") : undefined}
                />
              }
            />
          )}
        </Remote>
      </Card>
    </Stack>
  );
}

function Upload(): JSX.Element {
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const me = useMe();
  const kinds = () => kindsFor(me().acting.role);
  const kind = (): ImportKind =>
    kinds().find((each) => each === query.kind) ?? (kinds().includes("roster") ? "roster" : "claims");
  const [file, setFile] = createSignal<File>();
  const [tooBig, setTooBig] = createSignal(false);
  const upload = createAction<File, Import>({
    run: (chosen) => uploadFile(kind(), chosen),
    refresh: [["imports"]],
    done: (made) => navigate(`/imports/${made.id}`),
  });
  const take = (chosen: File) => {
    setFile(() => chosen);
    setTooBig(chosen.size > FILE_MAX);
    if (chosen.size <= FILE_MAX) upload.run(chosen);
  };
  return (
    <Card>
      <Grid columns={2} gap={6}>
        <RadioCards
          label={t("what")}
          value={kind()}
          onChange={(next) => setQuery({ kind: next }, { replace: true })}
          options={kinds().map((each) => ({ value: each, label: kindName(each), note: kindNote(each) }))}
        />
        <Stack gap={3} class="import-drop">
          <FileDrop
            label={t("drop")}
            hint={t("dropHint")}
            accept=".xlsx,.xls,.csv"
            chosen={upload.busy ? `${t("reading")}…` : upload.problem || tooBig() ? undefined : file()?.name}
            error={tooBig() ? t("fileTooBig") : undefined}
            disabled={upload.busy}
            onFile={take}
          />
          <Show when={kind() === "claims"}>
            <p class="small muted">{claims("blankNote")}</p>
            <Row>
              <Button
                icon={<Download aria-hidden="true" />}
                onClick={() => saveText(`${claims("blankFile")}.csv`, BLANK)}
              >
                {claims("blank")}
              </Button>
            </Row>
          </Show>
          <Show when={upload.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
        </Stack>
      </Grid>
    </Card>
  );
}
