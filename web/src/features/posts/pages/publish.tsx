import type { Series } from "@rengang/core/series/schema";
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Card, Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { createPost, createPosts, groupText, type PostDetail, touched } from "../model";
import { PublishForm } from "../parts/publish-form";
import { SeriesDays } from "../parts/series-days";
import { GroupText } from "../parts/share-card";
import { TemplateChoice, TemplateSave } from "../parts/template-bar";
import { bodyOf, factsOf, fieldOf } from "../publish-body";
import { checkPost } from "../publish-check";
import { copiedValues } from "../publish-copy";
import { freshValues, habitOf, isStandard, type PostValues, rememberHabit } from "../publish-model";
import { hasHours, planOf } from "../publish-shapes";
import { t as w } from "../publish-words";
import { t } from "../words";

interface Published {
  post?: PostDetail;
  series?: Series;
}

/** Publishing a post; with `?from=` (or `?copy=`) what another one says. */
export function PublishPage(): JSX.Element {
  const me = useMe();
  const [params] = useSearchParams<{ from?: string; copy?: string; shape?: string }>();
  const source = () => params.from ?? params.copy;
  const copied = createPost(source);
  const posts = createPosts(() => "upcoming");
  const home = () => me().acting.unitName ?? me().district.name;
  return (
    <Stack gap={5}>
      <PageHeader title={t("publish")} note={w("formIntro")} back={{ href: "/posts", label: t("backToPosts") }} />
      <Show
        when={source()}
        fallback={
          <Remote of={posts}>
            {(data) => (
              <Publishing
                initial={{
                  ...freshValues(habitOf(data().pages.flatMap((each) => each.posts)), home()),
                  ...(params.shape === "series" && { shape: "series" as const }),
                }}
                draft={params.shape === "series" ? "posts.publish.series" : "posts.publish"}
              />
            )}
          </Remote>
        }
      >
        {(id) => (
          <Remote of={copied}>
            {(post) => <Publishing initial={copiedValues(post())} draft={`posts.publish.${id()}`} copied />}
          </Remote>
        )}
      </Show>
    </Stack>
  );
}

/** A team leader publishes for that team. */
function ownTeam(team: string | undefined): Partial<PostValues> {
  if (team === undefined) return {};
  return isStandard(team) ? { team } : { team: "n", customTeam: team.slice(2) };
}

function Publishing(props: { initial: PostValues; draft: string; copied?: boolean }): JSX.Element {
  const me = useMe();
  const may = useMay();
  const navigate = useNavigate();
  const [sessions, setSessions] = createSignal(0);
  const unitId = () => (me().acting.unitId ?? "unt_0") as never;
  const form = createForm<PostValues, Published>({
    draft: props.draft,
    initial: { ...props.initial, ...ownTeam(me().acting.team) },
    check: checkPost,
    fieldOf,
    send: async (values, { options }) => {
      if (values.shape !== "series") {
        const post = await json(api.posts.$post({ json: bodyOf(values, unitId()) as never }, options));
        return { post: post as unknown as PostDetail };
      }
      const body = { unitId: unitId(), facts: factsOf(values), plan: planOf(values) };
      return { series: (await json(api.series.$post({ json: body as never }, options))) as Series };
    },
    done: ({ post, series }, values) => {
      void cache.refresh(...touched);
      rememberHabit({ team: post?.team ?? series?.facts.team ?? values.team, place: values.place });
      toast(series ? w("planned", series.sessions) : w(values.draft ? "kept" : "published"));
      navigate(series ? `/series/${series.id}` : `/posts/${post?.id}`);
    },
  });
  const preview = () => {
    const { title, startsAt, endsAt, timetable, openAt, drawAt, ...facts } = bodyOf(form.values, unitId());
    if (hasHours(form.values) && !(startsAt ?? (timetable?.startsAt && timetable.endsAt))) return w("f_previewNeeds");
    const said = { ...facts, places: facts.places || 0, startsAt, endsAt, timetable, openAt: openAt ?? undefined };
    const fair = drawAt ? { drawAt, state: "gathering" as const } : {};
    return groupText({ ...said, ...fair, title: title.trim() || w("untitled") });
  };
  return (
    <Grid columns="side" gap={5}>
      <Stack gap={4}>
        <Show when={props.copied}>
          <Notice>{w("copyOf")}</Notice>
        </Show>
        <Show when={may("templates.keep")} fallback={<PublishForm of={form} sessions={sessions()} />}>
          <TemplateChoice of={form} />
          <PublishForm of={form} sessions={sessions()} more={<TemplateSave of={form} />} />
        </Show>
      </Stack>
      <div class="stick">
        <Show
          when={form.values.shape === "series"}
          fallback={
            <Card title={w("f_preview")}>
              <GroupText text={preview()} />
            </Card>
          }
        >
          <SeriesDays of={form} counted={setSessions} />
        </Show>
      </div>
    </Grid>
  );
}
