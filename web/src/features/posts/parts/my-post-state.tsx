import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { useMe } from "../../../app/session";
import { formatInstant } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Notice } from "../../../ui/status";
import { t as held } from "../../claims/my-held-words";
import type { PostDetail } from "../my-model";
import { t } from "../my-words";

/** What has become of a post, where that is not simply that it can be claimed. */
export function PostState(props: { post: PostDetail }): JSX.Element {
  const me = useMe();
  const own = () => props.post.proposedBy === me().person.id;
  return (
    <Switch>
      <Match when={props.post.state === "cancelled"}>
        <Notice tone="warn">{t("cancelledBecause", props.post.reason ?? "")}</Notice>
      </Match>
      <Match when={props.post.state === "moved"}>
        <Notice
          title={held("movedTo")}
          action={
            <Show when={props.post.movedTo}>
              {(to) => (
                <A class={buttonClass({ look: "primary" })} href={`/my/posts/${to()}`}>
                  {held("movedGo")}
                </A>
              )}
            </Show>
          }
        >
          {props.post.reason}
        </Notice>
      </Match>
      <Match when={props.post.state === "moving"}>
        <Notice title={held("moving")}>{held("movingNote")}</Notice>
      </Match>
      <Match when={props.post.state === "gathering" && props.post.drawAt}>
        {(at) => <Notice title={held("gathering")}>{held("gatheringNote", formatInstant(at()))}</Notice>}
      </Match>
      <Match when={props.post.state === "drawing"}>
        <Notice>{held("drawing")}</Notice>
      </Match>
      <Match when={props.post.state === "closed" && props.post.mine === "claimed"}>
        <Notice>{held("closedHeld")}</Notice>
      </Match>
      <Match when={props.post.state === "returned"}>
        <Notice
          title={t("proposedByMe")}
          action={
            <A class={buttonClass({})} href="/my/proposals/new">
              {t("propose")}
            </A>
          }
        >
          {t("returnedBecause", props.post.reason ?? "")}
        </Notice>
      </Match>
      <Match when={own() && props.post.state === "proposed"}>
        <Notice title={t("proposedByMe")}>{t("proposed")}</Notice>
      </Match>
    </Switch>
  );
}
