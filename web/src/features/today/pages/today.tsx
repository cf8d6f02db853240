import { A } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createMemo, type JSX, Show } from "solid-js";
import { formatDay, today } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Card, Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Stat, Stats } from "../../../ui/stats";
import { Skeleton } from "../../../ui/status";
import { DutiesCard } from "../../notifications/parts/duties-card";
import { createPosts } from "../../posts/model";
import { PrivacyToday } from "../../privacy/parts/today-card";
import { createApplications } from "../../registrations/model";
import { ApplicationTable } from "../../registrations/parts/application-table";
import { NoApplications } from "../../registrations/parts/no-applications";
import { t as reg } from "../../registrations/words";
import { createPending, isDisputed, isWaiting } from "../../services/model";
import { createDesk } from "../../suggestions/model";
import { ComingCard, comingPosts } from "../parts/coming";
import { FormsCard } from "../parts/forms-card";
import { SuggestionsCard } from "../parts/suggestions-card";
import { PendingCard, ProposalCard } from "../parts/waiting-cards";
import { t } from "../words";

/** What a community worker does today: every block with its one action. */
export function TodayPage(): JSX.Element {
  const applications = createApplications();
  const upcoming = createPosts(() => "upcoming");
  const pending = createPending();
  const desk = createDesk(() => ({ show: "open" }));
  const posts = createMemo(() => (upcoming.data?.pages ?? []).flatMap((page) => page.posts));
  const proposals = createMemo(() => posts().filter((post) => post.state === "proposed"));
  const waiting = createMemo(() => (pending.data ?? []).filter(isWaiting));
  const disputed = createMemo(() => (pending.data ?? []).filter(isDisputed));
  const messages = createMemo(() => (desk.data?.pages ?? []).flatMap((page) => page.suggestions));
  const count = () =>
    messages().length + (applications.data?.length ?? 0) + proposals().length + waiting().length + disputed().length;
  const known = () => applications.data !== undefined && upcoming.data !== undefined && pending.data !== undefined;
  const oldest = () => waiting()[0]?.on;
  const note = (n: number, more?: string) => (n === 0 ? t("allDone") : more);
  return (
    <Stack gap={5}>
      <PageHeader
        title={t("title")}
        note={[formatDay(today()), known() && t("todo", count())].filter(Boolean).join(" · ")}
        actions={
          <A class={buttonClass({ look: "primary" })} href="/posts/publish">
            <Plus aria-hidden="true" />
            {t("publish")}
          </A>
        }
      />
      <Show when={known()} fallback={<Skeleton cards={1} />}>
        <Stats>
          <Stat
            label={t("applications")}
            value={applications.data?.length ?? 0}
            unit={t("people")}
            due={(applications.data?.length ?? 0) > 0}
            note={note(applications.data?.length ?? 0)}
            href="/registrations"
          />
          <Stat
            label={t("services")}
            value={waiting().length}
            unit={t("records")}
            note={note(waiting().length, oldest() && t("oldest", formatDay(oldest() as string)))}
            href="/services"
          />
          <Stat
            label={t("proposals")}
            value={proposals().length}
            unit={t("posts")}
            note={note(proposals().length)}
            href="/posts?view=proposed"
          />
          <Stat
            label={t("disputes")}
            value={disputed().length}
            unit={t("records")}
            note={note(disputed().length)}
            href="/services?view=disputes"
          />
        </Stats>
      </Show>
      <Grid columns="side" gap={5}>
        <Stack gap={5}>
          <Remote of={applications}>
            {(members) => (
              <Stack gap={2}>
                <Card flush title={t("applicationsTitle")}>
                  <ApplicationTable members={members()} empty={<NoApplications />} />
                </Card>
                <Show when={members().length > 0}>
                  <p class="keys">{reg("keys")}</p>
                </Show>
              </Stack>
            )}
          </Remote>
          <Remote of={upcoming}>{() => <ComingCard posts={comingPosts(posts())} />}</Remote>
        </Stack>
        <Stack gap={5}>
          <Show when={proposals().length > 0}>
            <ProposalCard posts={proposals()} />
          </Show>
          <Remote of={pending}>
            {() => (
              <Show when={waiting().length + disputed().length > 0}>
                <PendingCard services={pending.data ?? []} />
              </Show>
            )}
          </Remote>
          <DutiesCard />
          <SuggestionsCard />
          <FormsCard />
          <PrivacyToday />
        </Stack>
      </Grid>
    </Stack>
  );
}
