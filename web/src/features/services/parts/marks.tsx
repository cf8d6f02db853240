import type { Service } from "@rengang/core/services/schema";
import { type JSX, Show } from "solid-js";
import { formatHours } from "../../../lib/format";
import { Badge, StatusDot, type Tone } from "../../../ui/status";
import { serviceStateName, t } from "../words";

const tones: Record<Service["state"], Tone> = {
  checked_in: "info",
  pending: "warn",
  confirmed: "ok",
  rejected: "plain",
};

/** A record's state as a dot and a word. */
export function ServiceDot(props: { state: Service["state"] }): JSX.Element {
  return <StatusDot tone={tones[props.state]}>{serviceStateName(props.state)}</StatusDot>;
}

/** What anyone who reads the record should see: back-filled, corrected, overlapping, contested. */
export function ServiceMarks(props: { of: Service }): JSX.Element {
  return (
    <span class="row gap-2">
      <Show when={props.of.backfilled}>
        <Badge tone="warn">{t("backfilled")}</Badge>
      </Show>
      <Show when={props.of.walkIn}>
        <Badge>{t("walkIn")}</Badge>
      </Show>
      <Show when={props.of.marks?.includes("overlap")}>
        <Badge tone="warn">{t("overlapMark")}</Badge>
      </Show>
      <Show when={props.of.marks?.includes("daily_limit")}>
        <Badge tone="warn">{t("limitMark")}</Badge>
      </Show>
      <Show when={props.of.dispute && !props.of.dispute.answer}>
        <Badge tone="warn">{t("dispute")}</Badge>
      </Show>
      <Show when={props.of.correction}>
        {(correction) => (
          <span class="small muted">{t("corrected", correction().byName, formatHours(correction().hoursBefore))}</span>
        )}
      </Show>
    </span>
  );
}
