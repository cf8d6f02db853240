import ChevronRight from "lucide-solid/icons/chevron-right";
import Pencil from "lucide-solid/icons/pencil";
import Plus from "lucide-solid/icons/plus";
import { For, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { countBelow, levelBelow, type Node } from "../model";
import { t } from "../words";
import type { UnitAct } from "./unit-sheet";

interface TreeProps {
  nodes: readonly Node[];
  /** How many stand below is said only of the whole tree, not of what was found in it. */
  whole: boolean;
  open: (id: string) => boolean;
  onFlip: (id: string) => void;
  onAct: (act: UnitAct) => void;
}

/** Units as a nested list: each can be opened, and each offers to add below it. */
export function UnitTree(props: TreeProps): JSX.Element {
  return (
    <ul class="tree" aria-label={t("tree")}>
      <For each={props.nodes}>{(node) => <Branch {...props} node={node} depth={0} />}</For>
    </ul>
  );
}

function Branch(props: TreeProps & { node: Node; depth: number }): JSX.Element {
  const unit = () => props.node.unit;
  const open = () => props.open(unit().id);
  const contact = () => [unit().secretary, unit().phone].filter(Boolean).join(" · ");
  return (
    <li>
      <div class="tree-row" classList={{ "tree-top": props.depth === 0 }} style={{ "--depth": props.depth }}>
        <Show when={props.node.below.length > 0} fallback={<span class="tree-turn" aria-hidden="true" />}>
          <button
            type="button"
            class="tree-turn"
            classList={{ "tree-turn-open": open() }}
            aria-expanded={open()}
            aria-label={t(open() ? "shut" : "open", unit().name)}
            onClick={() => props.onFlip(unit().id)}
          >
            <ChevronRight aria-hidden="true" />
          </button>
        </Show>
        <span class="tree-name">
          {unit().name}
          <Show when={props.whole && props.node.below.length > 0}>
            <span class="tree-count">{countBelow(unit().level, props.node.below.length)}</span>
          </Show>
          <Show when={unit().formerNames}>
            {(names) => <span class="tree-count tree-former">{t("formerly", names().join("、"))}</span>}
          </Show>
        </span>
        <span class="tree-contact">{contact()}</span>
        <Button
          look="quiet"
          icon={<Pencil aria-hidden="true" />}
          aria-label={t("editOf", unit().name)}
          onClick={() => props.onAct({ edit: unit() })}
        />
        <Show when={levelBelow(unit().level)} fallback={<span />}>
          {(level) => (
            <Button
              look="quiet"
              icon={<Plus aria-hidden="true" />}
              aria-label={t("addBelow", unit().name)}
              onClick={() => props.onAct({ below: unit() })}
            >
              <span class="tree-add">{t(level())}</span>
            </Button>
          )}
        </Show>
      </div>
      <Show when={open() && props.node.below.length > 0}>
        <ul>
          <For each={props.node.below}>{(below) => <Branch {...props} node={below} depth={props.depth + 1} />}</For>
        </ul>
      </Show>
    </li>
  );
}
