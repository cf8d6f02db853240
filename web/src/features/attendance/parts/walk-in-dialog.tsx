import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { createRoster } from "../../members/model";
import { PickPeople } from "../../members/parts/pick-people";
import { t } from "../words";

interface Props {
  open: boolean;
  onClose: () => void;
  /** Those on the list already. */
  known: ReadonlySet<string>;
  onAdd: (personIds: readonly string[]) => void;
}

/** Members who came without a place. */
export function WalkInDialog(props: Props): JSX.Element {
  return <Show when={props.open}>{<Choosing {...props} />}</Show>;
}

function Choosing(props: Props): JSX.Element {
  const roster = createRoster();
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const others = () => (roster.data ?? []).filter((m) => m.registration.state === "accepted" && !props.known.has(m.id));
  const add = () => {
    props.onAdd(chosen());
    props.onClose();
  };
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t("addTitle")}
      foot={
        <Button look="primary" disabled={chosen().length === 0} onClick={add}>
          {chosen().length === 0 ? t("addPick") : t("addMany", chosen().length)}
        </Button>
      }
    >
      <Remote of={roster}>
        {() => (
          <Stack gap={3}>
            <p class="small muted">{t("addNote")}</p>
            <PickPeople
              members={others()}
              label={t("search")}
              nobody={t("addNobody")}
              chosen={chosen()}
              onChange={setChosen}
            />
          </Stack>
        )}
      </Remote>
    </Sheet>
  );
}
