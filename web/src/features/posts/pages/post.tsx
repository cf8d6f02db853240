import { A, useParams } from "@solidjs/router";
import { createEffect, type JSX, Match, on, Show, Switch } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { buttonClass } from "../../../ui/button";
import { late } from "../../../ui/late";
import { Card, FactRow, Facts, Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { kindName } from "../../members/words";
import { teamName } from "../../teams/words";
import { createPost, opensLater, type PostDetail, seriesAddress, stageOf, whenOf } from "../model";
import { AdjustCard } from "../parts/adjust-card";
import { ClaimantCard } from "../parts/claimant-card";
import { PostActs } from "../parts/post-acts";
import { StageDot } from "../parts/post-table";
import { ShareCard } from "../parts/share-card";
import { t } from "../words";

const DrawCard = late(() => import("../../draws/parts/draw-card").then((m) => m.DrawCard));

/** One post: who is on it, what it says, what goes to the group. */
export function PostPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const post = createPost(() => params.id);
  return <Remote of={post}>{(found) => <Shown post={found()} />}</Remote>;
}

function Shown(props: { post: PostDetail }): JSX.Element {
  const stage = () => stageOf(props.post);
  const shared = () => ["open", "full", "gathering"].includes(stage());
  // Places are carried or drawn by a job: once it is done, the list of people is another one.
  createEffect(on(stage, () => void cache.refresh(["claims", "of", props.post.id]), { defer: true }));
  return (
    <Stack gap={5}>
      <PageHeader
        title={props.post.title}
        back={{ href: "/posts", label: t("backToPosts") }}
        note={
          <span class="row gap-3">
            <StageDot post={props.post} />
            <span>{whenOf(props.post)}</span>
            <span>{props.post.place}</span>
          </span>
        }
        actions={<PostActs post={props.post} />}
      />
      <StageNote post={props.post} />
      <Show when={props.post.reason}>{(reason) => <Notice>{t("reasonWas", reason())}</Notice>}</Show>
      <Grid columns="side" gap={5}>
        <Show when={stage() !== "proposed" && stage() !== "returned"} fallback={<About post={props.post} />}>
          <ClaimantCard post={props.post} />
        </Show>
        <Stack gap={5}>
          <Show when={props.post.drawAt}>
            <DrawCard postId={props.post.id} />
          </Show>
          <Show when={shared()}>
            <ShareCard post={props.post} />
          </Show>
          <AdjustCard post={props.post} />
          <Show when={stage() !== "proposed" && stage() !== "returned"}>
            <About post={props.post} />
          </Show>
        </Stack>
      </Grid>
    </Stack>
  );
}

/** What a state means for those who look after the post, and where to go on. */
function StageNote(props: { post: PostDetail }): JSX.Element {
  const stage = () => stageOf(props.post);
  return (
    <Switch>
      <Match when={stage() === "proposed"}>
        <Notice>{t("proposedNote")}</Notice>
      </Match>
      <Match when={stage() === "draft"}>
        <Notice>{t("n_draft")}</Notice>
      </Match>
      <Match when={stage() === "moving"}>
        <Notice>{t("n_moving")}</Notice>
      </Match>
      <Match when={stage() === "drawing"}>
        <Notice>{t("n_drawing")}</Notice>
      </Match>
      <Match when={stage() === "gathering" && props.post.drawAt}>
        {(at) => <Notice>{t("n_gathering", formatInstant(at()))}</Notice>}
      </Match>
      <Match when={stage() === "moved" && props.post.movedTo}>
        {(to) => (
          <Notice
            action={
              <A class={buttonClass({})} href={`/posts/${to()}`}>
                {t("n_movedGo")}
              </A>
            }
          >
            {t("n_moved")}
          </Notice>
        )}
      </Match>
      <Match when={opensLater(props.post) && props.post.openAt}>
        {(at) => <Notice>{t("n_soon", formatInstant(at()))}</Notice>}
      </Match>
    </Switch>
  );
}

function limits({ most, least }: PostDetail): string {
  return [
    most ? t("atMost", t(`per_${most.per}`), most.count) : "",
    least ? t("atLeast", t(`per_${least.per}`), least.count) : "",
  ]
    .filter(Boolean)
    .join("；");
}

function About(props: { post: PostDetail }): JSX.Element {
  const contact = () => [props.post.contactName, props.post.contactPhone].filter(Boolean).join(" ");
  return (
    <Card title={t("about")}>
      <Facts>
        <FactRow label={t("team")}>
          {teamName(props.post.team)} · {props.post.kind === "standing" ? t("standing") : t("dated")}
        </FactRow>
        <Show when={seriesAddress(props.post)}>
          {(href) => (
            <FactRow label={t("series")}>
              <A href={href()}>{t("seriesGo")}</A>
            </FactRow>
          )}
        </Show>
        <Show when={props.post.description}>
          {(text) => (
            <FactRow label={t("description")}>
              <span class="pre-line">{text()}</span>
            </FactRow>
          )}
        </Show>
        <Show when={props.post.bring}>{(text) => <FactRow label={t("bring")}>{text()}</FactRow>}</Show>
        <Show when={props.post.beneficiaries}>{(text) => <FactRow label={t("beneficiaries")}>{text()}</FactRow>}</Show>
        <FactRow label={t("kinds")}>{props.post.kinds.map(kindName).join("、") || t("everyone")}</FactRow>
        <FactRow label={t("skills")}>{props.post.skills.join("、") || t("noSkills")}</FactRow>
        <Show when={props.post.areas?.length}>
          {(n) => <FactRow label={t("areas")}>{t("areasSome", n())}</FactRow>}
        </Show>
        <Show when={props.post.needs?.length}>
          <FactRow label={t("needs")}>{props.post.needs?.join("、")}</FactRow>
        </Show>
        <Show when={props.post.briefs}>{(name) => <FactRow label={t("briefs")}>{name()}</FactRow>}</Show>
        <Show when={limits(props.post)}>{(words) => <FactRow label={t("limits")}>{words()}</FactRow>}</Show>
        <Show when={props.post.openAt}>{(at) => <FactRow label={t("opens")}>{formatInstant(at())}</FactRow>}</Show>
        <Show when={props.post.claimBy}>{(at) => <FactRow label={t("claimBy")}>{formatInstant(at())}</FactRow>}</Show>
        <FactRow label={t("contact")}>{contact() || t("notGiven")}</FactRow>
        <FactRow label={t("publishedAt")}>{formatInstant(props.post.publishedAt)}</FactRow>
      </Facts>
    </Card>
  );
}
