import { createSignal, For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatDate, today } from "../../../lib/format";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { TextField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import { t } from "../close-words";
import type { YearState } from "../model";
import { t as report } from "../words";

/** Asks for the close of a year: what it does, exactly; confirmed by typing the year. */
export function CloseYear(props: { state: YearState; onClose: () => void }): JSX.Element {
  const { year, from, to, schemeVersion } = props.state;
  const [typed, setTyped] = createSignal("");
  const [wrong, setWrong] = createSignal(false);
  const [early, setEarly] = createSignal(false);
  const over = today() > to;
  const close = createAction<void, YearState>({
    run: (_, submission) =>
      json(
        api.evaluation[":year"].close.$post({ param: { year }, json: { early: early() } }, submission.options),
      ) as Promise<YearState>,
    refresh: [["evaluation", year]],
    done: (state) => {
      cache.put(["evaluation", year, "state"], state);
      toast(t("begun"));
      props.onClose();
    },
  });
  const said = () => typed().normalize("NFKC").trim() === year;
  const confirm = () => {
    setWrong(!said());
    if (said()) close.run();
  };
  const points = () => [
    t("what1", formatDate(from), formatDate(to)),
    t("what2"),
    t("what3", report("schemeVersion", schemeVersion)),
    t("what4"),
  ];
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t("title", year)}
      foot={
        <>
          <Button data-autofocus="" onClick={() => props.onClose()}>
            {ui("cancel")}
          </Button>
          <Button look="danger" busy={close.busy} disabled={!over && !early()} onClick={confirm}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <h3>{t("what")}</h3>
        <ol class="next-steps">
          <For each={points()}>{(point) => <li>{point}</li>}</For>
        </ol>
        <Notice tone="warn">{t("never")}</Notice>
        <Show when={!over}>
          <Checkbox label={t("early", formatDate(to))} note={t("earlyNote")} checked={early()} onChange={setEarly} />
        </Show>
        <TextField
          label={t("type", year)}
          inputMode="numeric"
          maxLength={8}
          value={typed()}
          error={wrong() ? t("typeWrong", year) : undefined}
          onChange={(value) => {
            setTyped(value);
            setWrong(false);
          }}
        />
        <Show when={close.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      </Stack>
    </Sheet>
  );
}
