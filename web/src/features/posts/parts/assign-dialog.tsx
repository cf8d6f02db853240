import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { SearchField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { MassReport, type MassResult } from "../../../ui/mass-action";
import { Remote } from "../../../ui/remote";
import { createRoster, isMeant, type Member } from "../../members/model";
import { type PostDetail, postActs, touched } from "../model";
import { t } from "../words";

interface Props {
  open: boolean;
  onClose: () => void;
  post: PostDetail;
  /** Those who hold a place or wait already. */
  taken: ReadonlySet<string>;
}

const SHOWN = 40;

/** Gives places to members who were asked by phone or in person; the report says who got one and who waits. */
export function AssignDialog(props: Props): JSX.Element {
  return <Show when={props.open}>{<Assigning {...props} />}</Show>;
}

function Assigning(props: Props): JSX.Element {
  const roster = createRoster();
  const [typed, setTyped] = createSignal("");
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const [results, setResults] = createSignal<readonly MassResult[]>();
  // Those who were free when the dialog opened: the list stays put while places are given.
  const before = new Set(props.taken);
  const free = createMemo(() =>
    (roster.data ?? []).filter((m) => m.registration.state === "accepted" && !before.has(m.id)),
  );
  const meant = createMemo(() => free().filter((m) => isMeant(m, typed())));
  const flip = (id: string, on: boolean) =>
    setChosen(on ? [...chosen(), id] : chosen().filter((other) => other !== id));
  const act = createAction<void, MassResult[]>({
    run: () => postActs.assign(props.post, chosen()),
    done: (found) => {
      setResults(found);
      void cache.refresh(...touched);
    },
  });
  const rows = () => free().map((m) => ({ id: m.id, name: m.name }));
  const foot = () => (
    <Show
      when={results()}
      fallback={
        <Button look="primary" busy={act.busy} disabled={chosen().length === 0} onClick={() => act.run()}>
          {chosen().length === 0 ? t("assignPick") : t("assignMany", chosen().length)}
        </Button>
      }
    >
      <Button look="primary" onClick={() => props.onClose()}>
        {t("posterBack")}
      </Button>
    </Show>
  );
  return (
    <Sheet open onClose={props.onClose} over={props.post.title} title={t("assignTitle")} foot={foot()}>
      <Show when={results()} fallback={<Remote of={roster}>{() => <Choosing />}</Remote>}>
        {(found) => <MassReport rows={rows()} results={found()} />}
      </Show>
    </Sheet>
  );

  function Choosing(): JSX.Element {
    return (
      <Stack gap={3}>
        <p class="small muted">{t("assignNote", props.post.places - props.post.taken)}</p>
        <SearchField label={t("assignSearch")} value={typed()} onChange={setTyped} />
        <Show when={meant().length > 0} fallback={<p class="muted">{t("assignNobody")}</p>}>
          <ul class="pick-list">
            <For each={meant().slice(0, SHOWN)}>
              {(member) => (
                <Pick member={member} on={chosen().includes(member.id)} onFlip={(on) => flip(member.id, on)} />
              )}
            </For>
          </ul>
        </Show>
      </Stack>
    );
  }
}

function Pick(props: { member: Member; on: boolean; onFlip: (on: boolean) => void }): JSX.Element {
  const note = () =>
    [props.member.employerName, props.member.compoundName, props.member.skills.join("、")].filter(Boolean).join(" · ");
  return (
    <li class="pick">
      <Checkbox label={props.member.name} note={note()} checked={props.on} onChange={props.onFlip} />
    </li>
  );
}
