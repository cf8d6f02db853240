import { createUniqueId, For, type JSX, Show } from "solid-js";

export interface TabsProps<V extends string> {
  label: string;
  tabs: readonly { value: V; label: string; count?: number | undefined }[];
  value: V;
  onChange: (value: V) => void;
  children: JSX.Element;
}

/** Views beside each other under one heading; arrow keys move, the panel follows. Keep the value in the address. */
export function Tabs<V extends string>(props: TabsProps<V>): JSX.Element {
  const id = createUniqueId();
  let list!: HTMLDivElement;
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const now = props.tabs.findIndex((tab) => tab.value === props.value);
    const step = steps[event.key];
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? props.tabs.length - 1
          : step
            ? (now + step + props.tabs.length) % props.tabs.length
            : -1;
    const tab = props.tabs[to];
    if (!tab) return;
    event.preventDefault();
    props.onChange(tab.value);
    (list.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    <div>
      <div ref={list} class="tabs" role="tablist" aria-label={props.label} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              class="tab"
              role="tab"
              id={`${id}-${tab.value}`}
              aria-selected={props.value === tab.value}
              aria-controls={`${id}-panel`}
              tabindex={props.value === tab.value ? 0 : -1}
              onClick={() => props.onChange(tab.value)}
            >
              {tab.label}
              <Show when={tab.count !== undefined}>
                <span class="muted"> {tab.count}</span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.value}`}>
        {props.children}
      </div>
    </div>
  );
}
