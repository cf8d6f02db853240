import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { MassReport, type MassResult } from "../../../ui/mass-action";
import { Remote } from "../../../ui/remote";
import { createRoster } from "../../members/model";
import { PickPeople } from "../../members/parts/pick-people";
import { t as w } from "../claimant-words";
import { type PostDetail, postActs, touched } from "../model";
import { t } from "../words";

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
  const roster = createRoster();
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const [results, setResults] = createSignal<readonly MassResult[]>();
  // Those who were free when the dialog opened: the list stays put while places are given.
  const before = new Set(props.taken);
  const free = createMemo(() =>
    (roster.data ?? []).filter((m) => m.registration.state === "accepted" && !before.has(m.id)),
  );
  const act = createAction<void, MassResult[]>({
    run: () => postActs.assign(props.post, chosen()),
    done: (found) => {
      setResults(found);
      void cache.refresh(...touched);
    },
  });
  const choosing = () => (
    <Remote of={roster}>
      {() => (
        <Stack gap={3}>
          <p class="small muted">{w("assignNote", props.post.places - props.post.taken)}</p>
          <PickPeople
            members={free()}
            label={w("assignSearch")}
            nobody={w("assignNobody")}
            chosen={chosen()}
            onChange={setChosen}
          />
        </Stack>
      )}
    </Remote>
  );
  const rows = () => free().map((m) => ({ id: m.id, name: m.name }));
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
