import { HELD, type HeldKind, type HeldView } from "@rengang/core/privacy/held/schema";
import Download from "lucide-solid/icons/download";
import { For, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { language } from "../../../lib/settings";
import { Button } from "../../../ui/button";
import { DownloadButton } from "../../../ui/download-button";
import { Card, FactRow, Facts, Row, Stack } from "../../../ui/layout";
import { toastProblem } from "../../../ui/toast";
import { takeAlong } from "../my-model";
import { t } from "../my-words";
import { pair } from "../request-words";
import { valueWords } from "../value-words";

type Section = HeldView["sections"][number];

const here = (): "zh" | "en" => (language() === "zh" ? "zh" : "en");

function labelOf(kind: HeldKind, field: string): string {
  const names = (HELD[kind].fields as Record<string, readonly [string, string]>)[field];
  return names?.[here() === "zh" ? 0 : 1] ?? field;
}

/** Everything held, kind by kind: what, where it came from, who sees it and how long it is kept. */
export function HeldSections(props: { held: HeldView }): JSX.Element {
  const data = createAction<void, void>({ run: takeAlong, failed: toastProblem });
  return (
    <Stack gap={5}>
      <p>{t("heldNote")}</p>
      <Row gap={3}>
        <Button icon={<Download aria-hidden="true" />} busy={data.busy} onClick={() => data.run()}>
          {t("exportJson")}
        </Button>
        <DownloadButton path="/api/documents/privacy/mine/pdf" label={t("exportPdf")} />
      </Row>
      <For each={props.held.sections}>{(section) => <OneSection section={section} />}</For>
    </Stack>
  );
}

function OneSection(props: { section: Section }): JSX.Element {
  const words = () => HELD[props.section.kind][here()];
  return (
    <details class="card held">
      <summary class="held-head">
        <span class="strong">{words().title}</span>
        <span class="small muted">{t("count", props.section.count)}</span>
      </summary>
      <div class="card-body">
        <Stack gap={4}>
          <p class="small muted">
            {(["from", "seenBy", "kept"] as const).map((name) => pair(t(name), words()[name])).join(" · ")}
          </p>
          <For each={props.section.rows}>
            {(row) => (
              <Facts>
                <For each={row}>
                  {({ field, value }) => (
                    <FactRow label={labelOf(props.section.kind, field)}>{valueWords(value)}</FactRow>
                  )}
                </For>
              </Facts>
            )}
          </For>
          <Show when={props.section.count > props.section.rows.length}>
            <p class="small muted">{t("more", props.section.rows.length)}</p>
          </Show>
        </Stack>
      </div>
    </details>
  );
}

/** Who did something to these data. */
export function Acts(props: { acts: HeldView["acts"] }): JSX.Element {
  const titleOf = (kind: string) => (kind in HELD ? HELD[kind as HeldKind][here()].title : kind);
  return (
    <Card title={t("acts")}>
      <Stack gap={3}>
        <p class="small muted">{t("actsNote")}</p>
        <Show when={props.acts.length > 0} fallback={<p>{t("noActs")}</p>}>
          <Facts>
            <For each={props.acts}>
              {(act) => (
                <FactRow label={formatInstant(act.at)}>
                  {act.byName || t("staff")} · {titleOf(act.kind)}
                </FactRow>
              )}
            </For>
          </Facts>
        </Show>
      </Stack>
    </Card>
  );
}
