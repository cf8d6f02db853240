import { A } from "@solidjs/router";
import UserPlus from "lucide-solid/icons/user-plus";
import Users from "lucide-solid/icons/users";
import { createSignal, type JSX, Show } from "solid-js";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card } from "../../../ui/layout";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { Remote } from "../../../ui/remote";
import { Empty, StatusDot } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { t as w } from "../claimant-words";
import { type Claimant, createClaimants, type PostDetail, postActs, stageOf, touched } from "../model";
import { t } from "../words";
import { AssignDialog } from "./assign-dialog";

/** Who holds a place and who waits; members can be assigned, and released with a reason. */
export function ClaimantCard(props: { post: PostDetail }): JSX.Element {
  const claimants = createClaimants(() => props.post.id);
  const [assigning, setAssigning] = createSignal(false);
  const [releasing, setReleasing] = createSignal<Claimant>();
  const mayAssign = () => ["open", "full"].includes(stageOf(props.post));
  const mayRelease = () => ["open", "full", "closed"].includes(stageOf(props.post));
  const columns = (): Column<Claimant>[] => [
    {
      key: "name",
      label: w("name"),
      title: true,
      width: "7rem",
      cell: (c) => (
        <A class="table-link" href={`/members/${c.personId}`}>
          {c.name}
        </A>
      ),
    },
    { key: "employer", label: w("employer"), width: "1.4fr", cell: (c) => c.employerName ?? t("notGiven") },
    { key: "phone", label: w("phone"), width: "8rem", cell: (c) => c.phone },
    {
      key: "state",
      label: t("state"),
      width: "7rem",
      cell: (c) =>
        c.state === "claimed" ? (
          <StatusDot tone="ok">{w("holds")}</StatusDot>
        ) : (
          <StatusDot tone="info">{w("turn", c.turn ?? 0)}</StatusDot>
        ),
    },
    ...(mayRelease()
      ? [
          {
            key: "act",
            label: "",
            width: "3.5rem",
            cell: (c: Claimant) => (
              <Button look="link" onClick={() => setReleasing(c)}>
                {w("release")}
              </Button>
            ),
          },
        ]
      : []),
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
        {(people) => (
          <DataTable
            label={w("claimants")}
            columns={columns()}
            rows={people()}
            rowId={(c) => c.personId}
            rowName={(c) => c.name}
            empty={
              <Empty
                icon={<Users aria-hidden="true" />}
                title={w("noClaimants")}
                note={mayAssign() && w("noClaimantsNote")}
              />
            }
          />
        )}
      </Remote>
      <AssignDialog
        open={assigning()}
        onClose={() => setAssigning(false)}
        post={props.post}
        taken={new Set((claimants.data ?? []).map((c) => c.personId as string))}
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
