import CircleCheck from "lucide-solid/icons/circle-check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import X from "lucide-solid/icons/x";
import { createRoot, createSignal, For, type JSX, Show } from "solid-js";
import { sentence } from "../lib/problem";
import { Button, IconButton } from "./button";
import { t } from "./words";

export interface ToastOptions {
  /** A function is followed when the language changes or late words arrive. */
  words: string | (() => string);
  tone?: "ok" | "warn";
  /** Takes the act back; the toast then stays longer. */
  undo?: () => void;
}

interface Toast extends ToastOptions {
  id: number;
}

let last = 0;
const [toasts, setToasts] = createRoot(() => createSignal<Toast[]>([]));
const drop = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));

/** Says that something is done, without being in the way; errors that need an answer belong in the page instead. */
export function toast(options: ToastOptions | string): void {
  const next = { id: ++last, ...(typeof options === "string" ? { words: options } : options) };
  setToasts((all) => [...all.slice(-2), next]);
  setTimeout(() => drop(next.id), next.undo ? 12_000 : 6_000);
}

/** Says what went wrong with an act that has no place of its own in the page. */
export function toastProblem(problem: unknown): void {
  toast({ tone: "warn", words: () => sentence(problem) });
}

/** Where toasts appear; once in the document, outside of what dialogs hold still. */
export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={toasts()}>
        {(item) => (
          <div class="toast">
            <Show when={item.tone === "warn"} fallback={<CircleCheck aria-hidden="true" />}>
              <TriangleAlert aria-hidden="true" />
            </Show>
            <span class="grow toast-words">{typeof item.words === "function" ? item.words() : item.words}</span>
            <Show when={item.undo}>
              {(undo) => (
                <Button
                  onClick={() => {
                    undo()();
                    drop(item.id);
                  }}
                >
                  {t("undo")}
                </Button>
              )}
            </Show>
            <IconButton label={t("close")} onClick={() => drop(item.id)}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
        )}
      </For>
    </div>
  );
}
