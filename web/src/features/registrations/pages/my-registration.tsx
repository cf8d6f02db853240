import { A } from "@solidjs/router";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { Button, buttonClass } from "../../../ui/button";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { Timeline } from "../../../ui/progress";
import { Remote } from "../../../ui/remote";
import { Notice, Skeleton } from "../../../ui/status";
import { createSelf, type Member } from "../../members/my-model";
import { createTree } from "../../units/my-model";
import { t } from "../my-words";
import { ReportForm } from "../parts/my-report-form";

/** Reporting in: the form while it is to be filled, the state while it is to be waited for. */
export function MyRegistrationPage(): JSX.Element {
  const self = createSelf();
  const tree = createTree();
  const [editing, setEditing] = createSignal(false);
  const state = () => self.data?.registration.state;
  const fills = () => editing() || ["none", "returned", "deregistered"].includes(state() ?? "");
  const sent = () => {
    setEditing(false);
    scrollTo({ top: 0 });
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my", label: t("home") }} title={t("title")} note={fills() ? t("note") : undefined} />
      <Remote of={self} wait={<Skeleton cards={3} />}>
        {(member) => (
          <>
            <Before member={member()} />
            <Show when={fills()} fallback={<Standing member={member()} onEdit={() => setEditing(true)} />}>
              <Remote of={tree} wait={<Skeleton cards={2} />}>
                {(data) => <ReportForm self={member()} units={data().units} onSent={sent} />}
              </Remote>
            </Show>
          </>
        )}
      </Remote>
    </Stack>
  );
}

function Before(props: { member: Member }): JSX.Element {
  const registration = () => props.member.registration;
  return (
    <Switch>
      <Match when={registration().state === "returned"}>
        <Notice tone="warn" title={t("returnedTitle", props.member.unitName)}>
          {registration().reason}
        </Notice>
      </Match>
      <Match when={registration().state === "deregistered"}>
        <Notice title={t("endedTitle")}>{registration().reason}</Notice>
      </Match>
    </Switch>
  );
}

function Standing(props: { member: Member; onEdit: () => void }): JSX.Element {
  const registration = () => props.member.registration;
  const accepted = () => registration().state === "accepted";
  const unit = () => [props.member.unitName, props.member.compoundName].filter(Boolean).join(" ");
  return (
    <Stack gap={5}>
      <Notice tone={accepted() ? "ok" : "info"} title={accepted() ? t("acceptedTitle") : t("sent")}>
        {accepted() ? t("acceptedNote") : t("waitingNote")}
      </Notice>
      <Card title={unit()}>
        <Timeline
          label={t("timeline")}
          steps={[
            { title: t("applied"), at: registration().appliedAt },
            accepted()
              ? { title: t("accepted", props.member.unitName), at: registration().acceptedAt }
              : { title: t("waiting", props.member.unitName), now: true },
          ]}
        />
      </Card>
      <Show
        when={accepted()}
        fallback={
          <Button wide large onClick={() => props.onEdit()}>
            {t("changeApplied")}
          </Button>
        }
      >
        <Row>
          <A class={buttonClass({ look: "primary" })} href="/my/posts">
            {t("seePosts")}
          </A>
          <A class={buttonClass({})} href="/my/me/edit">
            {t("editOffer")}
          </A>
        </Row>
        <p class="small muted">{t("moving")}</p>
      </Show>
    </Stack>
  );
}
