import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { late } from "../../../ui/late";
import { Notice } from "../../../ui/status";
import { leavingOf, type PostDetail, withdrawUntil } from "../../posts/my-model";
import { t as words } from "../../posts/my-words";
import { KeepNote } from "../../posts/parts/my-keep-note";
import { CallLink } from "../../posts/parts/my-post-facts";
import { t } from "../my-held-words";
import { createMyClaims } from "../my-model";
import { t as own } from "../my-words";
import { OfferActs, offerWords } from "./my-offer";
import { StandInAsked } from "./my-stand-in";

const WithdrawDialog = late(() => import("./my-withdraw").then((m) => m.WithdrawDialog));
const StandInSheet = late(() => import("./my-stand-in-sheet").then((m) => m.StandInSheet));

/** What a member who stands on a post reads and can do: confirm, leave, hand on, or call. */
export function Held(props: { post: PostDetail }): JSX.Element {
  const claims = createMyClaims();
  const [open, setOpen] = createSignal<"leave" | "stand-in">();
  const claim = () => claims.data?.claims.find((one) => one.post.id === props.post.id);
  const waits = () => props.post.mine === "waitlisted";
  const note = () => {
    if (waits()) return words("doneWaitingNote");
    return words(props.post.startsAt ? "doneClaimedNote" : "doneStandingNote");
  };
  return (
    <>
      <Switch>
        <Match when={props.post.mine === "offered"}>
          <Notice title={t("offered")}>{offerWords(props.post.offeredUntil ?? "")}</Notice>
          <div class="action-bar">
            <OfferActs post={props.post} />
          </div>
        </Match>
        <Match when={true}>
          <Notice tone={waits() ? "info" : "ok"} title={waits() ? words("turn", claim()?.turn ?? 1) : words("claimed")}>
            {note()}
          </Notice>
          <Show when={leavingOf(props.post) !== "begun"} fallback={<Begun post={props.post} />}>
            <Show when={claim()?.standInAsked}>{(end) => <StandInAsked postId={props.post.id} end={end()} />}</Show>
            <Show when={!waits()}>
              <Show when={leavingOf(props.post) === "late"} fallback={<KeepNote post={props.post} />}>
                <p class="small">{t("withdrawLate", untilOf(props.post))}</p>
              </Show>
            </Show>
            <div class="answers">
              <Show when={!waits()}>
                <Button large onClick={() => setOpen("stand-in")}>
                  {own(claim()?.standInAsked ? "standInOther" : "standIn")}
                </Button>
              </Show>
              <Button large onClick={() => setOpen("leave")}>
                {waits() ? t("leaveQueue") : t("withdraw")}
              </Button>
            </div>
          </Show>
        </Match>
      </Switch>
      <Show when={open() === "leave"}>
        <WithdrawDialog post={props.post} mine={props.post.mine} onClose={() => setOpen()} />
      </Show>
      <Show when={open() === "stand-in"}>
        <StandInSheet post={props.post} onClose={() => setOpen()} />
      </Show>
    </>
  );
}

const untilOf = (post: PostDetail) => formatInstant(new Date(withdrawUntil(post) ?? 0).toISOString());

/** Once it has begun the organiser is called. */
function Begun(props: { post: PostDetail }): JSX.Element {
  return (
    <Notice title={t("begun")}>
      <p>{props.post.contactPhone ? t("begunNote") : t("begunNoPhone")}</p>
      <Show when={props.post.contactPhone}>
        {(phone) => (
          <p class="post-contact call-line">
            {props.post.contactName}
            <CallLink name={props.post.contactName} phone={phone()} />
          </p>
        )}
      </Show>
    </Notice>
  );
}
