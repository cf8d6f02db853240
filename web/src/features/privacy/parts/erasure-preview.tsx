import { For, type JSX, Show } from "solid-js";
import { formatDate, formatInstant, onClock } from "../../../lib/format";
import { Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { createPreview, type ErasurePreview, type PrivacyRequest } from "../model";
import { t } from "../words";

type Wait = ErasurePreview["waits"][number];

function waitWords({ rule, count = 0, year = "", until }: Wait): string {
  if (rule === "year") return t("wait_year", year);
  if (rule === "window") return t("wait_window", formatInstant(until ?? ""));
  if (rule === "role" || rule === "registered") return t(`wait_${rule}`);
  return t(`wait_${rule}`, count);
}

/** What an erasure would do now, and what has to come first. */
export function ErasurePreviewPart(props: { request: PrivacyRequest }): JSX.Element {
  const preview = createPreview(() => props.request);
  return (
    <Remote of={preview} wait={<Skeleton lines={2} />}>
      {(seen) => (
        <Stack gap={2}>
          <Show when={seen().waits.length > 0} fallback={<Notice tone="ok">{t("noWaits")}</Notice>}>
            <Notice tone="info" title={t("waits")}>
              <ul>
                <For each={seen().waits}>{(wait) => <li>{waitWords(wait)}</li>}</For>
              </ul>
            </Notice>
          </Show>
          <p class="small muted">
            {t("records", seen().records)}
            <Show when={seen().keptUntil}>{(until) => ` · ${t("keptUntil", formatDate(onClock(until()).day))}`}</Show>
          </p>
        </Stack>
      )}
    </Remote>
  );
}
