import type { Service } from "@rengang/core/services/schema";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDay, formatHours } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Segments } from "../../../ui/choices";
import { Card } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty } from "../../../ui/status";
import { CorrectDialog } from "../../services/parts/correct-dialog";
import { ServiceDot, ServiceMarks } from "../../services/parts/marks";
import { evidenceName, t as svc } from "../../services/words";
import { teamName } from "../../teams/words";
import { createMemberLedger, type Member, yearsBack } from "../model";
import { t } from "../words";

/** Every service of one member in a year, in every state, with its evidence and who confirmed it. */
export function MemberLedger(props: { id: Member["id"]; name: string }): JSX.Element {
  const years = yearsBack();
  const [year, setYear] = createSignal(years[0] as string);
  const [correcting, setCorrecting] = createSignal<Service>();
  const ledger = createMemberLedger(() => props.id, year);
  const sum = () => {
    const found = ledger.data?.summary;
    return found && `${found.times} ${t("timesUnit")} · ${formatHours(found.hours)} ${t("hoursUnit")}`;
  };
  return (
    <Card
      flush
      title={
        <>
          {t("ledgerOf", year())} <span class="muted small">{sum()}</span>
        </>
      }
      side={
        <Segments
          label={t("year")}
          options={years.map((y) => ({ value: y, label: y }))}
          value={year()}
          onChange={setYear}
        />
      }
    >
      <Remote of={ledger}>
        {(data) => (
          <Show
            when={data().services.length > 0}
            fallback={<Empty title={t("noServices", year())} note={t("noServicesNote")} />}
          >
            <ul class="list">
              <For each={[...data().services].reverse()}>
                {(service) => <Line service={service} onCorrect={() => setCorrecting(service)} />}
              </For>
            </ul>
          </Show>
        )}
      </Remote>
      <CorrectDialog of={correcting()} name={props.name} onClose={() => setCorrecting()} />
    </Card>
  );
}

function Line(props: { service: Service; onCorrect: () => void }): JSX.Element {
  const who = () =>
    props.service.confirmedByName
      ? svc("confirmedBy", props.service.confirmedByName)
      : svc("recorded", props.service.recordedByName);
  return (
    <li class="list-item service-line">
      <span class="service-line-day">{formatDay(props.service.on)}</span>
      <span class="grow service-line-words">
        <span class="row gap-2">
          <span class="strong">{props.service.title}</span>
          <ServiceMarks of={props.service} />
        </span>
        <span class="under">
          {[teamName(props.service.team), props.service.place, evidenceName(props.service.evidence), who()]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <Show when={props.service.reason}>{(reason) => <span class="under">{svc("reasonGiven", reason())}</span>}</Show>
      </span>
      <span class="service-line-hours">{svc("hoursUnit", formatHours(props.service.hours))}</span>
      <ServiceDot state={props.service.state} />
      <Button look="link" onClick={() => props.onCorrect()}>
        {svc("correct")}
      </Button>
    </li>
  );
}
