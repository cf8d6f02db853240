import { A } from "@solidjs/router";
import Lightbulb from "lucide-solid/icons/lightbulb";
import { For, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createRemote } from "../../../lib/remote";
import { buttonClass } from "../../../ui/button";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import type { Post } from "../my-model";
import { t } from "../my-proposal-words";
import { PostLines } from "../parts/my-post-card";

const tones = { proposed: "info", open: "ok", closed: "plain", cancelled: "warn", returned: "warn" } as const;
/** What matters to the one who proposed; passing states read as open. */
const stateOf = ({ state }: Post): keyof typeof tones => (state in tones ? (state as keyof typeof tones) : "open");

/** What became of the posts that the member proposed. */
export function MyProposalsPage(): JSX.Element {
  const me = useMe();
  const lists = createRemote<{ posts: Post[] }>(() => ({
    key: ["posts", "proposed", me().person.id],
    load: async () => {
      const unitId = me().acting.unitId as never;
      const both = await Promise.all(
        (["upcoming", "past"] as const).map((when) => json(api.posts.$get({ query: { unitId, when, limit: "100" } }))),
      );
      const posts = both.flatMap((list) => list.posts) as Post[];
      return { posts: posts.filter((post) => post.proposedBy === me().person.id) };
    },
  }));
  const add = (
    <A class={buttonClass({ look: "primary", large: true, wide: true })} href="/my/proposals/new">
      {t("add")}
    </A>
  );
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my/me", label: t("me") }} title={t("listTitle")} note={t("listNote")} />
      <Remote of={lists} wait={<Skeleton cards={2} />}>
        {(data) => (
          <Show
            when={data().posts.length > 0}
            fallback={
              <Empty icon={<Lightbulb aria-hidden="true" />} title={t("none")} note={t("noneNote")} action={add} />
            }
          >
            <ul class="post-list">
              <For each={data().posts}>
                {(post) => (
                  <li>
                    <PostLines post={post} level={2}>
                      <p class="post-state">
                        <StatusDot tone={tones[stateOf(post)]}>{t(stateOf(post))}</StatusDot>
                      </p>
                    </PostLines>
                  </li>
                )}
              </For>
            </ul>
            {add}
          </Show>
        )}
      </Remote>
    </Stack>
  );
}
