import MessageCircleCheck from "lucide-solid/icons/message-circle-check";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDay, formatHours, formatInstant } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, Row, Stack } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { Empty } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { type PendingService, serviceActs, touched } from "../model";
import { evidenceName, t } from "../words";
import { CorrectDialog } from "./correct-dialog";
import { ServiceDot } from "./marks";

/** What members say is wrong, with the record beside it: correct it, then answer. */
export function DisputeList(props: { services: readonly PendingService[] }): JSX.Element {
  const [answering, setAnswering] = createSignal<PendingService>();
  const [correcting, setCorrecting] = createSignal<PendingService>();
  return (
    <Show
      when={props.services.length > 0}
      fallback={
        <Card flush>
          <Empty icon={<MessageCircleCheck aria-hidden="true" />} title={t("noDisputes")} note={t("noDisputesNote")} />
        </Card>
      }
    >
      <Stack gap={3}>
        <For each={props.services}>
          {(service) => (
            <Card
              title={t("disputeOf", service.name)}
              side={service.dispute && formatInstant(service.dispute.at)}
              foot={
                <>
                  <Button onClick={() => setCorrecting(service)}>{t("correct")}</Button>
                  <Button look="primary" onClick={() => setAnswering(service)}>
                    {t("answer")}
                  </Button>
                </>
              }
            >
              <Stack gap={3}>
                <p class="said">{service.dispute?.text}</p>
                <Row gap={3}>
                  <span class="strong">{service.title}</span>
                  <span>{formatDay(service.on)}</span>
                  <span>{t("hoursUnit", formatHours(service.hours))}</span>
                  <span class="muted">{evidenceName(service.evidence)}</span>
                  <span class="muted">{t("recorded", service.recordedByName)}</span>
                  <ServiceDot state={service.state} />
                </Row>
              </Stack>
            </Card>
          )}
        </For>
      </Stack>
      <CorrectDialog of={correcting()} name={correcting()?.name ?? ""} onClose={() => setCorrecting()} />
      <ReasonDialog
        open={answering() !== undefined}
        onClose={() => setAnswering()}
        title={t("answerTitle", answering()?.name ?? "")}
        label={t("answerLabel")}
        confirm={t("answer")}
        draft={`services.answer.${answering()?.id}`}
        phrases={[t("answerPhrase1"), t("answerPhrase2")]}
        run={async (answer, submission) => {
          const service = answering();
          if (!service) return;
          await serviceActs.answer(service.id, answer, submission);
          toast(t("answered", service.name));
          void cache.refresh(...touched);
        }}
      >
        <p class="said">{answering()?.dispute?.text}</p>
        <p class="small muted">{t("answerNote")}</p>
      </ReasonDialog>
    </Show>
  );
}
