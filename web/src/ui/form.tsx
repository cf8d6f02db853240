import { createSignal, type JSX, onCleanup, onMount, type ParentProps, Show } from "solid-js";
import type { AnyForm } from "../lib/form";
import { sentence } from "../lib/problem";
import { Button } from "./button";
import { Notice } from "./status";
import { t } from "./words";

/** A form with its manners: one submit at a time, problems at the top and at each field, a found draft announced. */
export function Form(props: ParentProps<{ of: AnyForm; label?: string; class?: string }>): JSX.Element {
  const [stray, setStray] = createSignal<string[]>([]);
  let element!: HTMLFormElement;
  const showStray = () => {
    const named = (path: string) => element.querySelector(`[name="${CSS.escape(path)}"]`) !== null;
    const lines = Object.entries(props.of.errors as Record<string, string | undefined>);
    setStray(lines.flatMap(([path, words]) => (words && !named(path) ? [words] : [])));
  };
  return (
    <form
      ref={(form) => {
        element = form;
        props.of.attach(form);
      }}
      class={`form ${props.class ?? ""}`}
      aria-label={props.label}
      novalidate
      onSubmit={(event) => {
        void props.of.submit(event).then(showStray);
      }}
    >
      <Show when={props.of.restored()}>
        <Notice
          action={
            <Button look="quiet" onClick={() => props.of.reset()}>
              {t("discard")}
            </Button>
          }
        >
          {t("restored")}
        </Notice>
      </Show>
      <Show when={props.of.problem()}>
        {(problem) => (
          <div tabindex={-1} data-form-problem>
            <Notice tone="warn">
              {sentence(problem())}
              <Show when={stray().length > 0}>
                <span> {stray().join(" ")}</span>
              </Show>
            </Notice>
          </div>
        )}
      </Show>
      {props.children}
    </form>
  );
}

/** The submit button of a `Form`. */
export function Submit(
  props: ParentProps<{ of: AnyForm; wide?: boolean; large?: boolean; look?: "primary" | "plain" }>,
): JSX.Element {
  return (
    <Button type="submit" look={props.look ?? "primary"} busy={props.of.busy()} wide={props.wide} large={props.large}>
      {props.children}
    </Button>
  );
}

/** Whether the browser believes to be online; reactive. */
export function createOnline(): () => boolean {
  const [online, setOnline] = createSignal(navigator.onLine !== false);
  const see = () => setOnline(navigator.onLine !== false);
  onMount(() => {
    addEventListener("online", see);
    addEventListener("offline", see);
  });
  onCleanup(() => {
    removeEventListener("online", see);
    removeEventListener("offline", see);
  });
  return online;
}
