import { useParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { late } from "../../../ui/late";
import { Card, FactRow, Facts, Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { kindName } from "../../members/words";
import { teamName } from "../../teams/words";
import { createPost, type PostDetail, stageOf, whenOf } from "../model";
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
  const shared = () => stage() === "open" || stage() === "full";
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
      <Show when={stage() === "proposed"}>
        <Notice>{t("proposedNote")}</Notice>
      </Show>
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
          <Show when={stage() !== "proposed" && stage() !== "returned"}>
            <About post={props.post} />
          </Show>
        </Stack>
      </Grid>
    </Stack>
  );
}

function About(props: { post: PostDetail }): JSX.Element {
  const contact = () => [props.post.contactName, props.post.contactPhone].filter(Boolean).join(" ");
  return (
    <Card title={t("about")}>
      <Facts>
        <FactRow label={t("team")}>
          {teamName(props.post.team)} · {props.post.kind === "standing" ? t("standing") : t("dated")}
        </FactRow>
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
        <Show when={props.post.claimBy}>{(at) => <FactRow label={t("claimBy")}>{formatInstant(at())}</FactRow>}</Show>
        <FactRow label={t("contact")}>{contact() || t("notGiven")}</FactRow>
        <FactRow label={t("publishedAt")}>{formatInstant(props.post.publishedAt)}</FactRow>
      </Facts>
    </Card>
  );
}
