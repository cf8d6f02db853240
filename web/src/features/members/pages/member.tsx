import type { Member } from "@rengang/core/members/schema";
import { A, useParams } from "@solidjs/router";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { keepsRoster, useMe } from "../../../app/session";
import { Button, buttonClass } from "../../../ui/button";
import { Card, FactRow, Facts, Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { t as erasure } from "../../privacy/erasure-words";
import { teamName } from "../../teams/words";
import { createMember } from "../model";
import { CorrectMember } from "../parts/correct-member";
import { Phone } from "../parts/full-phone";
import { RegistrationCard } from "../parts/registration-card";
import { MemberLedger } from "../parts/services-of-year";
import { RegistrationDot } from "../parts/state-dot";
import { freeTimeName, kindName, t } from "../words";

/** One member: the facts of the roster, how the registration came about, the services of a year. */
export function MemberPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const member = createMember(() => params.id as Member["id"]);
  return <Remote of={member}>{(found) => <Shown member={found()} />}</Remote>;
}

function Shown(props: { member: Member }): JSX.Element {
  const me = useMe();
  const [correcting, setCorrecting] = createSignal(false);
  const may = () => keepsRoster(me().acting.role);
  const mayRead = useMay();
  const over = () => [props.member.unitName, props.member.compoundName].filter(Boolean).join(" · ");
  return (
    <Stack gap={5}>
      <PageHeader
        title={props.member.name}
        back={{ href: "/members", label: t("backToRoster") }}
        note={
          <span class="row gap-3">
            <RegistrationDot state={props.member.registration.state} />
            <span>{kindName(props.member.kind)}</span>
            <span>{over()}</span>
          </span>
        }
        actions={
          <>
            <Show when={mayRead("privacy.decide")}>
              <A class={buttonClass({})} href={`/members/${props.member.id}/erasure`}>
                {erasure("go")}
              </A>
            </Show>
            <Show when={may()}>
              <Button icon={<Pencil aria-hidden="true" />} onClick={() => setCorrecting(true)}>
                {t("correct")}
              </Button>
            </Show>
          </>
        }
      />
      <Grid columns="side" gap={5}>
        <Stack gap={5}>
          <FactsCard member={props.member} />
          <Show when={mayRead("services.list")}>
            <MemberLedger id={props.member.id} name={props.member.name} />
          </Show>
        </Stack>
        <RegistrationCard member={props.member} mayAct={may()} />
      </Grid>
      <CorrectMember member={props.member} open={correcting()} onClose={() => setCorrecting(false)} />
    </Stack>
  );
}

function FactsCard(props: { member: Member }): JSX.Element {
  const given = (value: string | undefined) => value || <span class="muted">{t("notGiven")}</span>;
  return (
    <Card title={t("facts")}>
      <Facts columns={2}>
        <FactRow label={t("phone")}>
          <Phone member={props.member} />
        </FactRow>
        <FactRow label={t("employer")}>
          {given([props.member.employerName, props.member.position].filter(Boolean).join(" · "))}
        </FactRow>
        <FactRow label={t("sex")}>{given(props.member.sex && t(props.member.sex))}</FactRow>
        <FactRow label={t("branch")}>{given(props.member.branch)}</FactRow>
        <FactRow label={t("born")}>{given(props.member.bornIn)}</FactRow>
        <FactRow label={t("skills")}>{given(props.member.skills.join("、"))}</FactRow>
        <FactRow label={t("freeTimes")}>{given(props.member.freeTimes.map(freeTimeName).join("、"))}</FactRow>
        <FactRow label={t("teams")}>{given(props.member.registration.teams.map(teamName).join("、"))}</FactRow>
      </Facts>
    </Card>
  );
}
