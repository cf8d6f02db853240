import { A, useSearchParams } from "@solidjs/router";
import CalendarPlus from "lucide-solid/icons/calendar-plus";
import Plus from "lucide-solid/icons/plus";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { buttonClass } from "../../../ui/button";
import { SearchField } from "../../../ui/inputs";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { LoadMore, Remote } from "../../../ui/remote";
import { Empty } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { createPosts, type Post } from "../model";
import { PostTable } from "../parts/post-table";
import { createApproval, ProposalActs, ReturnProposal } from "../parts/proposal-acts";
import { t } from "../words";

type View = "upcoming" | "past" | "proposed";
const views = ["upcoming", "past", "proposed"] as const;

/** The unit's posts: what comes, what was, what members propose. */
export function PostsPage(): JSX.Element {
  const [params, setParams] = useSearchParams<{ view?: string; find?: string }>();
  const view = (): View => views.find((each) => each === params.view) ?? "upcoming";
  const upcoming = createPosts(() => "upcoming");
  const list = createPosts(() => (view() === "past" ? "past" : "upcoming"));
  const proposed = createMemo(() =>
    (upcoming.data?.pages ?? []).flatMap((page) => page.posts.filter((p) => p.state === "proposed")),
  );
  const may = useMay();
  const publish = () => (
    <Show when={may("posts.publish")}>
      <A class={buttonClass({ look: "primary" })} href="/posts/publish">
        <Plus aria-hidden="true" />
        {t("publish")}
      </A>
    </Show>
  );
  return (
    <Stack gap={4}>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Show when={may("series.list")}>
              <A class={buttonClass({})} href="/series">
                {t("series")}
              </A>
            </Show>
            {publish()}
          </>
        }
      />
      <Tabs<View>
        label={t("view")}
        tabs={views
          .filter((each) => each !== "proposed" || may("posts.approve"))
          .map((each) => ({
            value: each,
            label: t(each),
            count: each === "proposed" ? proposed().length : undefined,
          }))}
        value={view()}
        onChange={(next) => setParams({ view: next === "upcoming" ? undefined : next, find: undefined })}
      >
        <Remote of={list}>
          {(data) => <Listed view={view()} posts={data().pages.flatMap((page) => page.posts)} publish={publish()} />}
        </Remote>
        <LoadMore of={list} />
      </Tabs>
    </Stack>
  );
}

const belongs = (view: View, post: Post): boolean => {
  if (view === "proposed") return post.state === "proposed";
  if (view === "upcoming") return post.state !== "proposed" && post.state !== "returned";
  return post.state !== "proposed";
};

function Listed(props: { view: View; posts: readonly Post[]; publish: JSX.Element }): JSX.Element {
  const [params, setParams] = useSearchParams<{ find?: string }>();
  const [returning, setReturning] = createSignal<Post>();
  const approval = createApproval();
  const find = () => params.find ?? "";
  const here = createMemo(() => props.posts.filter((post) => belongs(props.view, post)));
  const rows = createMemo(() => here().filter((post) => `${post.title} ${post.place}`.includes(find().trim())));
  const empty = () => {
    if (here().length > 0) return <Empty title={t("noMatch")} />;
    const words = { upcoming: "noneUpcoming", past: "nonePast", proposed: "noneProposed" } as const;
    return (
      <Empty
        icon={<CalendarPlus aria-hidden="true" />}
        title={t(words[props.view])}
        note={t(`${words[props.view]}Note`)}
        action={props.view === "proposed" ? undefined : props.publish}
      />
    );
  };
  return (
    <Stack gap={4}>
      <Show when={here().length > 6}>
        <div class="tools-search">
          <SearchField
            label={t("search")}
            value={find()}
            onChange={(next) => setParams({ find: next || undefined }, { replace: true })}
          />
        </div>
      </Show>
      <Card flush>
        <PostTable
          posts={rows()}
          empty={empty()}
          {...(props.view === "proposed" && {
            act: (post: Post) => <ProposalActs post={post} approval={approval} onReturn={setReturning} />,
          })}
        />
      </Card>
      <ReturnProposal post={returning()} onClose={() => setReturning()} />
    </Stack>
  );
}
