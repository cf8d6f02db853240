import { createSignal, For, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { language } from "../../../lib/settings";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Card, FactRow, Facts, SectionHead, Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { type MyNotice, NOTICE, privacyActs, REQUESTS } from "../my-model";
import { t } from "../my-words";
import { pair } from "../request-words";

type Purpose = MyNotice["notice"]["purposes"][number];

/** The notice purpose by purpose, and the member's answer to what is asked. */
export function NoticeView(props: { mine: MyNotice }): JSX.Element {
  const notice = () => props.mine.notice;
  const [agreed, setAgreed] = createSignal<"candidates"[]>(props.mine.answer?.agreed ?? []);
  const answer = createAction<"candidates"[]>({
    run: (chosen, submission) => privacyActs.answer(notice().version, chosen, submission),
    refresh: [NOTICE, ["privacy", "held"]],
    done: () => toast(t("saved")),
  });
  const asked = () => notice().purposes.filter(({ optional }) => optional);
  return (
    <Stack gap={5}>
      <p class="small muted">
        {[
          notice().districtName,
          t("version", notice().version),
          props.mine.answer && !props.mine.due && t("readOn", formatInstant(props.mine.answer.at)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <Show when={notice().addition}>
        <p>{notice().addition}</p>
      </Show>
      <SectionHead title={t("told")} />
      <For each={notice().purposes.filter(({ optional }) => !optional)}>
        {(one) => (
          <PurposeCard purpose={one}>
            <Stopped mine={props.mine} purpose={one.id} />
          </PurposeCard>
        )}
      </For>
      <SectionHead title={t("asked")} />
      <For each={asked()}>
        {(one) => (
          <PurposeCard purpose={one}>
            <Checkbox
              label={t("agree")}
              note={t("askedNote")}
              checked={agreed().includes(one.id as "candidates")}
              onChange={(on) => setAgreed(on ? ["candidates"] : [])}
            />
            <Stopped mine={props.mine} purpose={one.id} />
          </PurposeCard>
        )}
      </For>
      <p>
        {t("rights")} {pair(t("contact"), notice().contact)}
      </p>
      <Show when={answer.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <Button look="primary" large wide busy={answer.busy} onClick={() => answer.run(agreed())}>
        {t(props.mine.due ? "confirm" : "save")}
      </Button>
    </Stack>
  );
}

function PurposeCard(props: { purpose: Purpose; children?: JSX.Element }): JSX.Element {
  const words = () => props.purpose[language() === "zh" ? "zh" : "en"];
  return (
    <Card title={words().title}>
      <Stack gap={4}>
        <Facts>
          <For each={["what", "why", "basis", "seenBy", "kept"] as const}>
            {(name) => <FactRow label={t(name)}>{words()[name]}</FactRow>}
          </For>
        </Facts>
        {props.children}
      </Stack>
    </Card>
  );
}

/** That an accepted objection has ended this use, and the way back. */
function Stopped(props: { mine: MyNotice; purpose: string }): JSX.Element {
  const ended = () => props.mine.stopped.find(({ purpose }) => purpose === props.purpose);
  const resume = createAction<string>({
    run: (id) => privacyActs.withdraw(id),
    refresh: [NOTICE, REQUESTS],
    done: () => toast(t("resumed")),
    failed: toastProblem,
  });
  return (
    <Show when={ended()}>
      {(one) => (
        <Notice
          tone="ok"
          action={
            <Button busy={resume.busy} onClick={() => resume.run(one().requestId)}>
              {t("resume")}
            </Button>
          }
        >
          {t("stoppedOn", formatInstant(one().at))}
        </Notice>
      )}
    </Show>
  );
}
