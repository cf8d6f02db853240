import { type JSX, Show } from "solid-js";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { toast, toastProblem } from "../../../ui/toast";
import { reasonWords } from "../../posts/my-words";
import { PostLines } from "../../posts/parts/my-post-card";
import { AFTERWARDS, type StandIn, standInActs } from "../my-model";
import { t } from "../my-words";

/** Whom I asked, as much of it as I am shown again, and the way to take it back. */
export function StandInAsked(props: { postId: string; end: string }): JSX.Element {
  const back = createAction<void, unknown>({
    run: () => standInActs.takeBack(props.postId),
    refresh: AFTERWARDS,
    done: () => toast(t("takenBack")),
    failed: toastProblem,
  });
  return (
    <p class="stand-in small">
      <span class="grow">{t("standInAsked", props.end)}</span>
      <Button look="link" busy={back.busy} onClick={() => void back.run()}>
        {t("takeBack")}
      </Button>
    </p>
  );
}

/** What another asks of me: who, for what, what stands against it, and the two answers. */
export function StandInQuestion(props: {
  ask: StandIn;
  titleOf: (postId: string) => string | undefined;
  level?: 2;
}): JSX.Element {
  return (
    <PostLines post={props.ask.post} level={props.level ?? 3}>
      <Question {...props} />
    </PostLines>
  );
}

/** The question without its post: for the page of the post itself. */
export function Question(props: { ask: StandIn; titleOf: (postId: string) => string | undefined }): JSX.Element {
  const fromName = () => props.ask.fromName;
  // The card is gone once it is answered; the name is still said.
  const name = fromName();
  const act = createAction<"accept" | "decline", unknown>({
    run: (answer) => standInActs[answer](props.ask),
    refresh: AFTERWARDS,
    done: (_, answer) => toast(t(answer === "accept" ? "accepted" : "declined", name)),
    failed: toastProblem,
  });
  const named = (words: string) => `${words}：${fromName()} · ${props.ask.post.title}`;
  return (
    <div class="asked stack gap-2">
      <p class="strong">{t("asksFor", fromName())}</p>
      <Show when={props.ask.note}>{(note) => <p class="small">{t("asksNote", note())}</p>}</Show>
      <Show when={props.ask.against}>
        {(check) => <p class="small">{t("cannot", reasonWords(check(), props.titleOf))}</p>}
      </Show>
      <div class="answers">
        <Show when={!props.ask.against}>
          <Button
            look="primary"
            busy={act.input === "accept"}
            aria-label={named(t("accept"))}
            onClick={() => void act.run("accept")}
          >
            {t("accept")}
          </Button>
        </Show>
        <Button busy={act.input === "decline"} aria-label={named(t("decline"))} onClick={() => void act.run("decline")}>
          {t("decline")}
        </Button>
      </div>
    </div>
  );
}
