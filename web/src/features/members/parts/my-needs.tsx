import { A } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { Card, SectionHead, Stack } from "../../../ui/layout";
import { LineLink } from "../../../ui/line-link";
import { Notice } from "../../../ui/status";
import { createMyForms, lastDay, toRead } from "../../feedback/my-model";
import { createNotices, createReading } from "../../notifications/my-model";
import { NoticeLine } from "../../notifications/parts/my-notice";
import type { Member } from "../my-model";
import { t } from "../my-words";

const SHOWN = 3;
/** What stands on the page already: a form to read, a registration to correct, an offer or a question to answer. */
const SAID: readonly string[] = ["feedback.shown", "registration.returned", "claim.offered", "stand_in.asked"];
/** Good news without a question in it: counted, not listed one by one. */
const NEWS: readonly string[] = ["registration.accepted", "service.confirmed", "post.approved", "report.ready"];

/** What asks for the member: forms to read and what was told; nothing when nothing does. */
export function NeedsMe(): JSX.Element {
  const notices = createNotices();
  const reading = createReading();
  const forms = createMyForms();
  const due = () => (forms.data?.forms ?? []).filter(toRead);
  const unread = () =>
    (notices.data?.pages[0]?.notifications ?? []).filter((one) => !one.read && !SAID.includes(one.code));
  const asking = () =>
    unread()
      .filter((one) => !NEWS.includes(one.code))
      .slice(0, SHOWN);
  const more = () => unread().length - asking().length;
  return (
    <Show when={due().length + unread().length > 0}>
      <Stack gap={3}>
        <SectionHead title={due().length + asking().length > 0 ? t("needsYou") : t("notices")} />
        <Card flush>
          <ul class="list">
            <For each={due()}>
              {(form) => (
                <li>
                  <LineLink href={`/my/forms/${form.periodId}`}>
                    <span class="strong">{t("formTitle", form.periodTitle)}</span>
                    <span class="small line-link-note">{t("formNote", lastDay(form))}</span>
                  </LineLink>
                </li>
              )}
            </For>
            <For each={asking()}>
              {(notice) => (
                <li>
                  <NoticeLine notice={notice} onRead={(id) => void reading.run({ ids: [id] })} />
                </li>
              )}
            </For>
            <Show when={more() > 0}>
              <li>
                <LineLink href="/my/notices">
                  <span class="small">{asking().length > 0 ? t("moreNotices", more()) : t("newNotices", more())}</span>
                </LineLink>
              </li>
            </Show>
          </ul>
        </Card>
      </Stack>
    </Show>
  );
}

/** The registration as long as it is not settled: the first thing to do, or to wait for. */
export function RegistrationState(props: { member: Member }): JSX.Element {
  const state = () => props.member.registration.state;
  const go = (words: string) => (
    <A class={buttonClass({ look: "primary", large: true, wide: true })} href="/my/registration">
      {words}
    </A>
  );
  return (
    <Switch>
      <Match when={state() === "none"}>
        <Card>
          <Stack gap={4}>
            <div>
              <h2>{t("reportIn")}</h2>
              <p class="first-step-note">{t("reportInNote")}</p>
            </div>
            {go(t("reportInGo"))}
          </Stack>
        </Card>
      </Match>
      <Match when={state() === "returned"}>
        <Card>
          <Stack gap={4}>
            <div>
              <h2>{t("returned", props.member.unitName)}</h2>
              <p class="first-step-note">{props.member.registration.reason}</p>
            </div>
            {go(t("returnedGo"))}
          </Stack>
        </Card>
      </Match>
      <Match when={state() === "applied"}>
        <Notice title={t("applied", props.member.unitName)}>{t("appliedNote")}</Notice>
      </Match>
      <Match when={state() === "deregistered"}>
        <Notice
          title={t("ended")}
          action={
            <A class={buttonClass({})} href="/my/registration">
              {t("reportInGo")}
            </A>
          }
        >
          {t("endedNote")}
        </Notice>
      </Match>
    </Switch>
  );
}
