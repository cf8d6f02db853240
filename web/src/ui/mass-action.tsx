import CircleCheck from "lucide-solid/icons/circle-check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createSignal, For, type JSX, type ParentProps, Show } from "solid-js";
import { Problem, sentence } from "../lib/problem";
import { createAction } from "../lib/remote";
import { Button } from "./button";
import { Sheet } from "./dialog";
import { Stack } from "./layout";
import { t } from "./mass-words";
import { ProblemNotice } from "./remote";
import { Notice } from "./status";

export interface MassRow {
  id: string;
  name: string;
  note?: string | undefined;
}

/** What became of one row: done, or the refusal. */
export interface MassResult {
  id: string;
  ok: boolean;
  code?: string | undefined;
  facts?: Record<string, unknown> | undefined;
}

export interface MassActionProps {
  open: boolean;
  onClose: () => void;
  title: string;
  confirm: string;
  /** What will be acted on, by name. */
  rows: readonly MassRow[];
  run: () => Promise<readonly MassResult[]>;
  /** Called once after it ran, before the report is closed. */
  done?: (results: readonly MassResult[]) => void;
}

const SHOWN = 12;

/** Says what will happen to whom, does it, and reports row by row. Its children say what will happen. */
export function MassAction(props: ParentProps<MassActionProps>): JSX.Element {
  return <Show when={props.open}>{<Running {...props} />}</Show>;
}

function Running(props: ParentProps<MassActionProps>): JSX.Element {
  // The words and rows of the question stay those of the report, also when the list behind has moved on.
  const { title, confirm } = props;
  const rows = [...props.rows];
  const [results, setResults] = createSignal<readonly MassResult[]>();
  const act = createAction<void, readonly MassResult[]>({
    run: () => props.run(),
    done: (found) => {
      setResults(found);
      props.done?.(found);
    },
  });
  const foot = () => (
    <Show
      when={results()}
      fallback={
        <>
          <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
          <Button look="primary" autofocus busy={act.busy} onClick={() => act.run()}>
            {confirm}
          </Button>
        </>
      }
    >
      <Button look="primary" onClick={() => props.onClose()}>
        {t("close")}
      </Button>
    </Show>
  );
  return (
    <Sheet open onClose={props.onClose} title={results() ? confirm : title} foot={foot()}>
      <Show when={results()} fallback={<Question rows={rows} problem={act.problem} children={props.children} />}>
        {(found) => <MassReport rows={rows} results={found()} />}
      </Show>
    </Sheet>
  );
}

function Question(props: ParentProps<{ rows: readonly MassRow[]; problem: Problem | undefined }>): JSX.Element {
  return (
    <Stack gap={4}>
      <div>{props.children}</div>
      <Show when={props.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <ul class="mass-rows" tabindex={0}>
        <For each={props.rows.slice(0, SHOWN)}>
          {(row) => (
            <li>
              <span>{row.name}</span>
              <span class="muted">{row.note}</span>
            </li>
          )}
        </For>
        <Show when={props.rows.length > SHOWN}>
          <li class="muted">{t("andMore", props.rows.length - SHOWN)}</li>
        </Show>
      </ul>
    </Stack>
  );
}

/** Row by row what was done and what was not, and why; what was not done comes first. */
export function MassReport(props: { rows: readonly MassRow[]; results: readonly MassResult[] }): JSX.Element {
  const names = () => new Map(props.rows.map((row) => [row.id, row.name]));
  const failed = () => props.results.filter((result) => !result.ok);
  const count = () => props.results.length - failed().length;
  const words = () => {
    if (failed().length === 0) return t("allDone", count());
    return count() === 0 ? t("noneDone", failed().length) : t("someDone", count(), failed().length);
  };
  const why = (result: MassResult) =>
    sentence(new Problem(result.code ?? "fault", 409, (result.facts ?? {}) as Problem["facts"]));
  return (
    <Stack gap={4}>
      <Notice tone={failed().length === 0 ? "ok" : "warn"}>{words()}</Notice>
      <ul class="mass-rows" tabindex={0} aria-label={t("results")}>
        <For each={[...failed(), ...props.results.filter((result) => result.ok)]}>
          {(result) => (
            <li classList={{ "mass-failed": !result.ok }}>
              <span>{names().get(result.id)}</span>
              <Show
                when={!result.ok}
                fallback={
                  <span class="mass-ok">
                    <CircleCheck aria-hidden="true" />
                    {t("ok")}
                  </span>
                }
              >
                <span class="mass-why">
                  <TriangleAlert aria-hidden="true" />
                  {why(result)}
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Stack>
  );
}
