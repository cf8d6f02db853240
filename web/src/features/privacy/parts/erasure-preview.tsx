import { HELD } from "@rengang/core/privacy/held/schema";
import { For, type JSX, Show } from "solid-js";
import { formatDate, formatInstant, onClock } from "../../../lib/format";
import { language } from "../../../lib/settings";
import { FactRow, Facts, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { t as er } from "../erasure-words";
import { createPreview, type ErasurePreview, type PrivacyRequest } from "../model";
import { t } from "../words";

type Wait = ErasurePreview["waits"][number];

function waitWords({ rule, count = 0, year = "", until }: Wait): string {
  if (rule === "year") return t("wait_year", year);
  if (rule === "window") return t("wait_window", formatInstant(until ?? ""));
  if (rule === "role" || rule === "registered") return t(`wait_${rule}`);
  return t(`wait_${rule}`, count);
}

/** What an asked-for erasure would do now, and what has to come first. */
export function ErasurePreviewPart(props: { request: PrivacyRequest }): JSX.Element {
  const preview = createPreview(() => props.request);
  return (
    <Remote of={preview} wait={<Skeleton lines={2} />}>
      {(seen) => <ErasureForeseen of={seen()} />}
    </Remote>
  );
}

function partWords({ removed, emptied, kept }: ErasurePreview["parts"][number]): string {
  const said = [removed && er("removed", removed), emptied && er("emptied", emptied), kept && er("kept", kept)];
  return said.filter(Boolean).join(language() === "zh" ? "，" : ", ");
}

/** What has to come first, then what goes, what stays and until when. */
export function ErasureForeseen(props: { of: ErasurePreview; open?: boolean }): JSX.Element {
  return (
    <Stack gap={3}>
      <Show when={props.of.waits.length > 0} fallback={<Notice tone="ok">{t("noWaits")}</Notice>}>
        <Notice tone="info" title={t("waits")}>
          <ul>
            <For each={props.of.waits}>{(wait) => <li>{waitWords(wait)}</li>}</For>
          </ul>
        </Notice>
      </Show>
      <details open={props.open}>
        <summary>{er("foreseen")}</summary>
        <Facts>
          <For each={props.of.parts}>
            {(part) => (
              <FactRow label={HELD[part.kind][language() === "zh" ? "zh" : "en"].title}>{partWords(part)}</FactRow>
            )}
          </For>
        </Facts>
      </details>
      <p class="small muted">
        {t("records", props.of.records)}
        <Show when={props.of.keptUntil}>{(until) => ` · ${t("keptUntil", formatDate(onClock(until()).day))}`}</Show>
      </p>
    </Stack>
  );
}
