import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDay, formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, Row, Stack } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { StatusDot } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { type AuthorAct, type OwnSuggestion, tones } from "../model";
import { t } from "../words";
import { Steps } from "./steps";

/** One as its author reads it, with what may still be done; `act` knows how the author is known. */
export function OwnSuggestionCard(props: {
  suggestion: OwnSuggestion;
  act: (act: AuthorAct, reason?: string) => Promise<unknown>;
  done: () => void;
}): JSX.Element {
  const [asking, setAsking] = createSignal(false);
  const run = createAction<AuthorAct, unknown>({
    run: (act) => props.act(act),
    done: (_, act) => {
      toast(t(`done_${act}`));
      props.done();
    },
    failed: toastProblem,
  });
  const press = (act: AuthorAct) => (act === "reopen" ? setAsking(true) : void run.run(act));
  const where = () => (props.suggestion.audited ? t("audited") : t("at", props.suggestion.unitName));
  const open = () => ["received", "taken", "reopened"].includes(props.suggestion.state);
  return (
    <Card
      title={t("number", props.suggestion.number)}
      side={<StatusDot tone={tones[props.suggestion.state]}>{t(props.suggestion.state)}</StatusDot>}
      foot={
        <Show when={props.suggestion.may.length > 0}>
          <Row gap={2}>
            <For each={props.suggestion.may}>
              {(act) => (
                <Button busy={run.busy && run.input === act} onClick={() => press(act)}>
                  {t(act)}
                </Button>
              )}
            </For>
          </Row>
        </Show>
      }
    >
      <Stack gap={3}>
        <p>{props.suggestion.text}</p>
        <p class="small muted">
          {[
            t(props.suggestion.kind),
            where(),
            props.suggestion.aboutName && t("aboutName", props.suggestion.aboutName),
            open() && t("due", formatDay(props.suggestion.dueOn)),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <Steps steps={props.suggestion.steps} />
      </Stack>
      <ReasonDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={t("reopenTitle")}
        label={t("reopenWhy")}
        hint={t("reopenNote", formatInstant(props.suggestion.reopenBefore ?? props.suggestion.sentAt))}
        confirm={t("reopen")}
        draft={`suggestion.${props.suggestion.id}`}
        run={(reason) => props.act("reopen", reason)}
        done={() => {
          toast(t("done_reopen"));
          props.done();
        }}
      />
    </Card>
  );
}
