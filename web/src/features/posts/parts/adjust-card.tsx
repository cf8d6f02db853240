import "../../../styles/changes.css";
import Ban from "lucide-solid/icons/ban";
import CalendarClock from "lucide-solid/icons/calendar-clock";
import CirclePause from "lucide-solid/icons/circle-pause";
import CirclePlay from "lucide-solid/icons/circle-play";
import Users from "lucide-solid/icons/users";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useMay } from "../../../app/may";
import { createAction } from "../../../lib/remote";
import { ConfirmDialog } from "../../../ui/dialog";
import { late } from "../../../ui/late";
import { Card } from "../../../ui/layout";
import { toast, toastProblem } from "../../../ui/toast";
import { t } from "../change-words";
import { type PostDetail, postActs, type Stage, stageOf, touched } from "../model";

const CancelDialog = late(() => import("./cancel-dialog").then((m) => m.CancelDialog));
const MoveDialog = late(() => import("./move-dialog").then((m) => m.MoveDialog));
const PlacesDialog = late(() => import("./places-dialog").then((m) => m.PlacesDialog));

const ACTS = [
  { act: "move", icon: CalendarClock, note: "moveNote", when: ["open", "full", "closed"] },
  { act: "places", icon: Users, note: "placesNote", when: ["open", "full", "closed", "gathering", "running", "draft"] },
  { act: "close", icon: CirclePause, note: "closeDo", when: ["open", "full"] },
  { act: "reopen", icon: CirclePlay, note: "reopenDo", when: ["closed"] },
  { act: "cancel", icon: Ban, note: "cancelDo", when: ["open", "full", "closed", "gathering", "running", "draft"] },
] as const satisfies readonly { when: readonly Stage[]; [fact: string]: unknown }[];
type Act = (typeof ACTS)[number]["act"];

/** What can be changed about a post now, each with what follows from it; what cannot be done is not offered. */
export function AdjustCard(props: { post: PostDetail }): JSX.Element {
  const [open, setOpen] = createSignal<Act>();
  const acts = () =>
    ACTS.filter(
      ({ act, when }) =>
        (when as readonly Stage[]).includes(stageOf(props.post)) && (act !== "move" || props.post.kind === "dated"),
    );
  const may = useMay();
  const shut = () => setOpen();
  const close = createAction<void, unknown>({
    run: (_, submission) => postActs.close(props.post, submission),
    refresh: touched,
    done: () => {
      setOpen();
      toast(t("closed"));
    },
    failed: toastProblem,
  });
  const reopen = createAction<void, unknown>({
    run: (_, submission) => postActs.reopen(props.post, submission),
    refresh: touched,
    done: () => toast(t("reopened")),
    failed: toastProblem,
  });
  const press = (act: Act) => (act === "reopen" ? void reopen.run() : setOpen(act));
  return (
    <>
      <Show when={acts().length > 0 && may("posts.edit")}>
        <Card flush title={t("adjust")}>
          <ul class="list">
            <For each={acts()}>
              {({ act, icon, note }) => (
                <li>
                  <button type="button" class="act-line" onClick={() => press(act)}>
                    <Dynamic component={icon} aria-hidden="true" />
                    <span class="act-line-words">
                      <span class="strong">{t(act)}</span>
                      <span class="small muted">{t(note)}</span>
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Card>
      </Show>
      <Switch>
        <Match when={open() === "cancel"}>
          <CancelDialog post={props.post} onClose={shut} />
        </Match>
        <Match when={open() === "move"}>
          <MoveDialog post={props.post} onClose={shut} />
        </Match>
        <Match when={open() === "places"}>
          <PlacesDialog post={props.post} onClose={shut} />
        </Match>
      </Switch>
      <ConfirmDialog
        open={open() === "close"}
        onClose={shut}
        title={t("closeTitle")}
        confirm={t("close")}
        busy={close.busy}
        onConfirm={() => void close.run()}
      >
        <p>{t("closeNote", props.post.taken)}</p>
      </ConfirmDialog>
    </>
  );
}
