import { type JSX, Match, Show, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { createFieldKey, FIELD_KEY, type FieldKeyView, standOf } from "../model";
import { t } from "../words";

/** Under which key phone numbers are sealed, and the step that brings all of them under the newest. */
export function FieldKey(): JSX.Element {
  const key = createFieldKey();
  const reseal = createAction<void, FieldKeyView>({
    run: (_, submission) => json(api.keys.fields.reseal.$post({}, submission.options)),
    refresh: [FIELD_KEY],
    done: () => toast(t("begun")),
    failed: toastProblem,
  });
  return (
    <Remote of={key} wait={<Skeleton cards={1} />}>
      {(view) => (
        <Card title={t("title")} side={t("number", view().current)}>
          <Stack gap={3}>
            <p class="muted">{t("note")}</p>
            <Stand view={view()} />
            <Show when={standOf(view()) !== "running"}>
              <div>
                <Button
                  look={standOf(view()) === "behind" ? "primary" : "plain"}
                  busy={reseal.busy}
                  onClick={() => void reseal.run()}
                >
                  {t(["done", "never"].includes(standOf(view())) ? "again" : "reseal")}
                </Button>
              </div>
            </Show>
          </Stack>
        </Card>
      )}
    </Remote>
  );
}

function Stand(props: { view: FieldKeyView }): JSX.Element {
  return (
    <Switch fallback={<p>{t("never")}</p>}>
      <Match when={standOf(props.view) === "behind"}>
        <Notice tone="warn">{t("behind")}</Notice>
      </Match>
      <Match when={standOf(props.view) === "running"}>
        <Notice>{t("running")}</Notice>
      </Match>
      <Match when={standOf(props.view) === "failed"}>
        <Notice tone="warn">{t("failed")}</Notice>
      </Match>
      <Match when={standOf(props.view) === "done" && props.view.last}>
        {(last) => (
          <p>
            {t("done", last().byName, formatInstant(last().finishedAt ?? last().startedAt))}{" "}
            <span class="muted">{t("counts", last().seen, last().resealed)}</span>
          </p>
        )}
      </Match>
    </Switch>
  );
}
