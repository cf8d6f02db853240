import { createSignal, type JSX, Show } from "solid-js";
import { Problem } from "../../../lib/problem";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, Row, Stack } from "../../../ui/layout";
import { Timeline, type TimelineStep } from "../../../ui/progress";
import { toast, toastProblem } from "../../../ui/toast";
import { registrationActs, touched } from "../../registrations/model";
import { ReturnDialog } from "../../registrations/parts/application-table";
import { EndDialog, MoveDialog } from "../../registrations/parts/move-dialogs";
import { t as reg } from "../../registrations/words";
import type { Member } from "../model";
import { t } from "../words";

function stepsOf({ registration: r }: Member): TimelineStep[] {
  const steps: TimelineStep[] = [];
  if (r.appliedAt) steps.push({ title: t("applied_step"), at: r.appliedAt });
  if (r.state === "applied") steps.push({ title: t("waiting_step"), now: true, note: r.reason });
  if (r.acceptedAt) steps.push({ title: t("accepted_step"), at: r.acceptedAt });
  if (r.state === "returned") steps.push({ title: t("returned_step"), now: true, note: r.reason });
  if (r.endedAt) steps.push({ title: t("ended_step"), at: r.endedAt, note: r.reason });
  return steps;
}

/** How the registration came about, and what can be done with it now. */
export function RegistrationCard(props: { member: Member; mayAct: boolean }): JSX.Element {
  const [open, setOpen] = createSignal<"return" | "move" | "end">();
  const state = () => props.member.registration.state;
  const accept = createAction<void, void>({
    run: async () => {
      const [result] = await registrationActs.accept([props.member.id]);
      if (result && !result.ok) throw new Problem(result.code ?? "fault", 409);
    },
    refresh: touched,
    done: () => toast(reg("accepted", props.member.name)),
    failed: toastProblem,
  });
  const acts = () => (
    <Row gap={3}>
      <Show when={state() === "applied"}>
        <Button look="primary" busy={accept.busy} onClick={() => accept.run()}>
          {reg("accept")}
        </Button>
        <Button onClick={() => setOpen("return")}>{reg("return")}</Button>
      </Show>
      <Show when={state() === "accepted"}>
        <Button onClick={() => setOpen("move")}>{reg("move")}</Button>
        <Button look="danger" onClick={() => setOpen("end")}>
          {reg("end")}
        </Button>
      </Show>
    </Row>
  );
  const acting = () => props.mayAct && (state() === "applied" || state() === "accepted");
  return (
    <Card title={t("registration")} foot={acting() ? acts() : undefined}>
      <Show
        when={stepsOf(props.member).length > 0}
        fallback={
          <Stack gap={1}>
            <p>{t("notYet")}</p>
            <p class="small muted">{t("notYetNote")}</p>
          </Stack>
        }
      >
        <Timeline label={t("registration")} steps={stepsOf(props.member)} />
      </Show>
      <ReturnDialog member={open() === "return" ? props.member : undefined} onClose={() => setOpen()} />
      <MoveDialog member={open() === "move" ? props.member : undefined} onClose={() => setOpen()} />
      <EndDialog member={open() === "end" ? props.member : undefined} onClose={() => setOpen()} />
    </Card>
  );
}
