import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { late } from "../../../ui/late";
import { Stack } from "../../../ui/layout";
import { MassReport, type MassResult } from "../../../ui/mass-action";
import { Remote } from "../../../ui/remote";
import { Tabs } from "../../../ui/tabs";
import type { Candidate } from "../../matching/model";
import { t as match } from "../../matching/words";
import { createRoster } from "../../members/model";
import { PickPeople } from "../../members/parts/pick-people";
import { t as w } from "../claimant-words";
import { type PostDetail, postActs, touched } from "../model";
import { t } from "../words";

const CandidateList = late(() => import("../../matching/parts/candidate-list").then((part) => part.CandidateList));

interface Props {
  open: boolean;
  onClose: () => void;
  post: PostDetail;
  /** Those who hold a place or wait already. */
  taken: ReadonlySet<string>;
}

/** Gives places to members who were asked by phone or in person; the report says who got one and who waits. */
export function AssignDialog(props: Props): JSX.Element {
  return <Show when={props.open}>{<Assigning {...props} />}</Show>;
}

function Assigning(props: Props): JSX.Element {
  const [from, setFrom] = createSignal<"suits" | "all">("suits");
  const roster = createRoster(() => from() === "all");
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  // Whoever was ticked keeps the name in the report, also when the list has moved on.
  const [names, setNames] = createSignal<Readonly<Record<string, string>>>({});
  const [results, setResults] = createSignal<readonly MassResult[]>();
  // Those who were free when the dialog opened: the list stays put while places are given.
  const before = new Set(props.taken);
  const free = createMemo(() =>
    (roster.data ?? []).filter((m) => m.registration.state === "accepted" && !before.has(m.id)),
  );
  const choose = (next: string[], named: Candidate) => {
    setChosen(next);
    setNames((before) => ({ ...before, [named.personId]: named.name }));
  };
  const act = createAction<void, MassResult[]>({
    run: () => postActs.assign(props.post, chosen()),
    done: (found) => {
      setResults(found);
      void cache.refresh(...touched);
    },
  });
  const choosing = () => (
    <Stack gap={3}>
      <p class="small muted">{w("assignNote", props.post.places - props.post.taken)}</p>
      <Tabs
        label={match("who")}
        tabs={[
          { value: "suits", label: match("suits") },
          { value: "all", label: match("all") },
        ]}
        value={from()}
        onChange={setFrom}
      >
        <Show
          when={from() === "all"}
          fallback={<CandidateList postId={props.post.id} chosen={chosen()} onChange={choose} />}
        >
          <Remote of={roster}>
            {() => (
              <PickPeople
                members={free()}
                label={w("assignSearch")}
                nobody={w("assignNobody")}
                chosen={chosen()}
                onChange={setChosen}
              />
            )}
          </Remote>
        </Show>
      </Tabs>
    </Stack>
  );
  const nameOf = (id: string) => names()[id] ?? free().find((member) => member.id === id)?.name ?? "";
  const rows = () => chosen().map((id) => ({ id, name: nameOf(id) }));
  const foot = () => (
    <Show
      when={results()}
      fallback={
        <Button look="primary" busy={act.busy} disabled={chosen().length === 0} onClick={() => act.run()}>
          {chosen().length === 0 ? w("assignPick") : w("assignMany", chosen().length)}
        </Button>
      }
    >
      <Button look="primary" onClick={() => props.onClose()}>
        {t("posterBack")}
      </Button>
    </Show>
  );
  return (
    <Sheet open onClose={props.onClose} over={props.post.title} title={w("assignTitle")} foot={foot()}>
      <Show when={results()} fallback={choosing()}>
        {(found) => <MassReport rows={rows()} results={found()} />}
      </Show>
    </Sheet>
  );
}
