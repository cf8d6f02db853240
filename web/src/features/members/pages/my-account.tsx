import { A } from "@solidjs/router";
import { createSignal, For, type JSX } from "solid-js";
import { useMe } from "../../../app/session";
import { AccountSheet, DisplaySettings } from "../../../app/shell/account";
import { t as frame } from "../../../app/words";
import { listed } from "../../../lib/words";
import { Button, buttonClass } from "../../../ui/button";
import { late } from "../../../ui/late";
import { Card, PageHeader, SectionHead, Stack } from "../../../ui/layout";
import { LineLink } from "../../../ui/line-link";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { thisYear } from "../../services/my-model";
import { teamName } from "../../teams/words";
import { freeTimeOptions, kindWord, skillName } from "../my-choices";
import { createSelf, type Member } from "../my-model";
import { t } from "../my-words";
import { Line, Lines } from "../parts/my-lines";

const CalendarFeed = late(() => import("../../calendars/parts/calendar-feed").then((m) => m.CalendarFeed));

/** Everything held about the member, the way to each of his or her papers, display, and the way out. */
export function MyAccountPage(): JSX.Element {
  const me = useMe();
  const self = createSelf();
  const [account, setAccount] = createSignal(false);
  const links = () => [
    {
      href: "/my/registration",
      words: t("registration"),
      side: self.data && t(`state_${self.data.registration.state}`),
    },
    { href: "/my/forms", words: t("forms") },
    { href: `/my/report/${thisYear()}`, words: t("report", thisYear()) },
    { href: "/my/proposals", words: t("proposals") },
    { href: "/my/notices", words: t("notices") },
    { href: "/my/suggestions", words: frame("suggest") },
    { href: "/my/privacy", words: t("privacy") },
  ];
  return (
    <Stack gap={6}>
      <PageHeader over={me().district.name} title={me().person.name} />
      <Card flush>
        <ul class="list">
          <For each={links()}>
            {(link) => (
              <li>
                <LineLink href={link.href} side={link.side && <span class="small muted">{link.side}</span>}>
                  {link.words}
                </LineLink>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Stack gap={3}>
        <SectionHead title={t("held")} />
        <Remote of={self} wait={<Skeleton lines={6} />}>
          {(member) => <Held member={member()} />}
        </Remote>
      </Stack>
      <CalendarFeed />
      <Card title={t("display")}>
        <DisplaySettings />
      </Card>
      <Button wide large onClick={() => setAccount(true)}>
        {t("account")}
      </Button>
      <AccountSheet open={account()} onClose={() => setAccount(false)} />
    </Stack>
  );
}

function Held(props: { member: Member }): JSX.Element {
  const given = (text: string | undefined) => text || t("notGiven");
  const free = () =>
    freeTimeOptions()
      .filter((option) => props.member.freeTimes.includes(option.value))
      .map((option) => option.label);
  return (
    <Card
      foot={
        <A class={buttonClass({})} href="/my/me/edit">
          {t("edit")}
        </A>
      }
    >
      <Stack gap={5}>
        <Lines>
          <Line label={t("name")}>{props.member.name}</Line>
          <Line label={t("phone")}>{props.member.phone}</Line>
          <Line label={t("sex")}>{given(props.member.sex && t(props.member.sex))}</Line>
          <Line label={t("born")}>{given(props.member.bornIn)}</Line>
          <Line label={t("kind")}>{kindWord(props.member.kind)}</Line>
          <Line label={t("employer")}>{given(props.member.employerName)}</Line>
          <Line label={t("position")}>{given(props.member.position)}</Line>
          <Line label={t("branch")}>{given(props.member.branch)}</Line>
          <Line label={t("community")}>{props.member.unitName}</Line>
          <Line label={t("compound")}>{given(props.member.compoundName)}</Line>
          <Line label={t("skills")}>{given(listed(props.member.skills.map(skillName)))}</Line>
          <Line label={t("freeTimes")}>{given(listed(free()))}</Line>
          <Line label={t("teams")}>{given(listed(props.member.registration.teams.map(teamName)))}</Line>
        </Lines>
        <p class="small muted">{t("heldNote")}</p>
      </Stack>
    </Card>
  );
}
