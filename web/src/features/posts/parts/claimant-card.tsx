import { A } from "@solidjs/router";
import UserPlus from "lucide-solid/icons/user-plus";
import Users from "lucide-solid/icons/users";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { useMay } from "../../../app/may";
import { formatInstant } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { late } from "../../../ui/late";
import { Card } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { Remote } from "../../../ui/remote";
import { Empty, StatusDot } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t as event } from "../../claims/history-words";
import { t as w } from "../claimant-words";
import { type Claimant, createClaimants, type Leaver, type PostDetail, postActs, stageOf, touched } from "../model";
import { t } from "../words";
import { AssignDialog } from "./assign-dialog";

const HistoryOf = late(() => import("../../claims/parts/history-of").then((m) => m.HistoryOf));

/** Who holds a place and who waits; members can be assigned, and released with a reason. */
export function ClaimantCard(props: { post: PostDetail }): JSX.Element {
  const claimants = createClaimants(() => props.post.id);
  const [assigning, setAssigning] = createSignal(false);
  const [releasing, setReleasing] = createSignal<Claimant>();
  const [reading, setReading] = createSignal<{ personId: string; name: string }>();
  const may = useMay();
  const mayAssign = () => may("claims.assign") && ["open", "full"].includes(stageOf(props.post));
  const mayRelease = () => may("claims.assign") && ["open", "full", "closed"].includes(stageOf(props.post));
  const columns = (): Column<Claimant>[] => [
    {
      key: "name",
      label: w("name"),
      title: true,
      width: "7rem",
      cell: (c) => (
        <Show when={may("members.view")} fallback={c.name}>
          <A class="table-link" href={`/members/${c.personId}`}>
            {c.name}
          </A>
        </Show>
      ),
    },
    {
      key: "employer",
      label: w("employer"),
      width: "minmax(6rem, 1.4fr)",
      cell: (c) => c.employerName ?? t("notGiven"),
    },
    { key: "phone", label: w("phone"), width: "8rem", cell: (c) => c.phone },
    {
      key: "state",
      label: t("state"),
      width: "8.5rem",
      cell: (c) => <Standing of={c} />,
    },
    {
      key: "act",
      label: "",
      width: "6.5rem",
      cell: (c) => (
        <span class="table-acts">
          <Show when={may("claims.history")}>
            <Button look="link" aria-label={w("historyOf", c.name)} onClick={() => setReading({ ...c })}>
              {w("history")}
            </Button>
          </Show>
          <Show when={mayRelease()}>
            <Button look="link" aria-label={w("releaseOf", c.name)} onClick={() => setReleasing({ ...c })}>
              {w("release")}
            </Button>
          </Show>
        </span>
      ),
    },
  ];
  const assign = () => (
    <Show when={mayAssign()}>
      <Button icon={<UserPlus aria-hidden="true" />} onClick={() => setAssigning(true)}>
        {w("assign")}
      </Button>
    </Show>
  );
  return (
    <Card
      flush
      title={
        <>
          {w("claimants")} <span class="muted small">{w("claimantsSum", props.post.taken, props.post.places)}</span>
        </>
      }
      side={assign()}
    >
      <Remote of={claimants}>
        {(roster) => (
          <DataTable
            label={w("claimants")}
            columns={columns()}
            rows={roster().claimants}
            rowId={(c) => c.personId}
            rowName={(c) => c.name}
            empty={
              <Empty
                icon={<Users aria-hidden="true" />}
                title={w(props.post.state === "moved" ? "allMoved" : "noClaimants")}
                note={mayAssign() && w("noClaimantsNote")}
              />
            }
          />
        )}
      </Remote>
      <Show when={claimants.data?.left.length}>
        <Left people={claimants.data?.left ?? []} onRead={may("claims.history") ? setReading : undefined} />
      </Show>
      <Show when={reading()} keyed>
        {(who) => (
          <HistoryOf postId={props.post.id} personId={who.personId} name={who.name} onClose={() => setReading()} />
        )}
      </Show>
      <AssignDialog
        open={assigning()}
        onClose={() => setAssigning(false)}
        post={props.post}
        taken={new Set((claimants.data?.claimants ?? []).map((c) => c.personId as string))}
      />
      <ReasonDialog
        open={releasing() !== undefined}
        onClose={() => setReleasing()}
        title={w("releaseTitle", releasing()?.name ?? "")}
        confirm={w("release")}
        danger
        draft={`claims.release.${props.post.id}.${releasing()?.personId}`}
        phrases={[w("releasePhrase1"), ...(props.post.skills.length > 0 ? [w("releasePhrase2")] : [])]}
        run={async (reason, submission) => {
          const who = releasing();
          if (!who) return;
          await postActs.release(props.post, who.personId, reason, submission);
          toast(w("released", who.name));
          void cache.refresh(...touched);
        }}
      >
        <p>{w("releaseNote")}</p>
      </ReasonDialog>
    </Card>
  );
}

function Standing(props: { of: Claimant }): JSX.Element {
  return (
    <Switch fallback={<StatusDot tone="info">{w("turn", props.of.turn ?? 0)}</StatusDot>}>
      <Match when={props.of.state === "claimed"}>
        <StatusDot tone="ok">{w("holds")}</StatusDot>
      </Match>
      <Match when={props.of.state === "offered"}>
        <StatusDot tone="warn">{w("offered", props.of.until ? formatInstant(props.of.until) : "")}</StatusDot>
      </Match>
    </Switch>
  );
}

/** Who held a place and does so no more, with the reason that was given for leaving late. */
function Left(props: { people: readonly Leaver[]; onRead?: ((who: Leaver) => void) | undefined }): JSX.Element {
  return (
    <div class="left-list">
      <h3>{w("left")}</h3>
      <ul class="list">
        <For each={props.people}>
          {(one) => (
            <li class="list-item">
              <span class="grow">
                <span class="row gap-2">
                  <span class="strong">{one.name}</span>
                  <span classList={{ "left-late": one.event === "withdrawn_late" }}>{event(one.event)}</span>
                </span>
                <span class="under">
                  {[formatInstant(one.at), one.why && w("why", one.why)].filter(Boolean).join(" · ")}
                </span>
              </span>
              <Show when={props.onRead}>
                {(read) => (
                  <Button look="link" aria-label={w("historyOf", one.name)} onClick={() => read()({ ...one })}>
                    {w("history")}
                  </Button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
