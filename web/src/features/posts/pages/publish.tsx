import { useNavigate, useSearchParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
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
import { GroupText } from "../parts/share-card";
import {
  bodyOf,
  checkPost,
  copiedValues,
  freshValues,
  habitOf,
  type PostValues,
  rememberHabit,
  timesOf,
} from "../publish-model";
import { t as w } from "../publish-words";
import { t } from "../words";

/** Publishing a post; with `?copy=` the fields of an earlier one. */
export function PublishPage(): JSX.Element {
  const me = useMe();
  const [params] = useSearchParams<{ copy?: string }>();
  const copied = createPost(() => params.copy);
  const posts = createPosts(() => "upcoming");
  const home = () => me().acting.unitName ?? me().district.name;
  return (
    <Stack gap={5}>
      <PageHeader title={t("publish")} note={w("formIntro")} back={{ href: "/posts", label: t("backToPosts") }} />
      <Show
        when={params.copy}
        fallback={
          <Remote of={posts}>
            {(data) => (
              <Publishing
                initial={freshValues(habitOf(data().pages.flatMap((each) => each.posts)), home())}
                draft="posts.publish"
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

function Publishing(props: { initial: PostValues; draft: string; copied?: boolean }): JSX.Element {
  const me = useMe();
  const navigate = useNavigate();
  const form = createForm<PostValues, PostDetail>({
    draft: props.draft,
    initial: props.initial,
    check: checkPost,
    send: async (values, { options }) =>
      (await json(
        api.posts.$post({ json: bodyOf(values, me().acting.unitId ?? "unt_0") as never }, options),
      )) as unknown as PostDetail,
    done: (post) => {
      rememberHabit(post);
      void cache.refresh(...touched);
      toast(w("published"));
      navigate(`/posts/${post.id}`);
    },
  });
  const preview = () => {
    const { title, place, places, bring, contactName, contactPhone } = form.values;
    const facts = { place, places: Number(places) || 0, bring, contactName, contactPhone, ...timesOf(form.values) };
    return groupText({ title: title.trim() || w("untitled"), ...facts });
  };
  return (
    <Grid columns="side" gap={5}>
      <Stack gap={4}>
        <Show when={props.copied}>
          <Notice>{w("copyOf")}</Notice>
        </Show>
        <PublishForm of={form} />
      </Stack>
      <div class="stick">
        <Card title={w("f_preview")}>
          <GroupText text={preview()} />
        </Card>
      </div>
    </Grid>
  );
}
