import { type JSX, Show, splitProps } from "solid-js";
import { t } from "./words";

export interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "style"> {
  /** `primary` once per view; `danger` is outlined and asks before it acts. */
  look?: "primary" | "plain" | "quiet" | "danger" | "link";
  /** Shows that it is working and takes no second press. */
  busy?: boolean | undefined;
  wide?: boolean;
  large?: boolean;
  round?: boolean;
  icon?: JSX.Element;
}

/** The classes of a button, for links that look like one. */
export function buttonClass(props: Pick<ButtonProps, "look" | "wide" | "large" | "round">): string {
  const classes = ["button"];
  if (props.look && props.look !== "plain") classes.push(`button-${props.look}`);
  if (props.wide) classes.push("button-wide");
  if (props.large) classes.push("button-large");
  if (props.round) classes.push("button-round");
  return classes.join(" ");
}

/** Milliseconds within which two clicks are one double click, as systems set it. */
const DOUBLE = 500;

/**
 * A button. While `busy` it keeps its place and focus, says so to screen readers, and ignores presses; so it does with the
 * second half of a double click that pressed what stood in its place before.
 */
export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, [
    "look",
    "busy",
    "wide",
    "large",
    "round",
    "icon",
    "children",
    "class",
    "onClick",
  ]);
  const shown = performance.now();
  const stray = (event: MouseEvent) => event.detail > 1 && performance.now() - shown < DOUBLE;
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy || stray(event)) event.preventDefault();
    else if (typeof own.onClick === "function") own.onClick(event);
  };
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonClass(own)} ${own.class ?? ""}`}
      aria-busy={own.busy || undefined}
      aria-disabled={rest.disabled || own.busy || undefined}
      onClick={press}
    >
      <Show when={own.busy} fallback={own.icon}>
        <span class="spinner" aria-hidden="true" />
        <span class="visually-hidden">{t("working")}</span>
      </Show>
      {own.children}
    </button>
  );
}

export interface IconButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "style"> {
  /** Its accessible name and tooltip. */
  label: string;
}

/** A button that is only an icon; the label is read out and shown on hover. */
export function IconButton(props: IconButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ["label", "class", "children"]);
  return (
    <button type="button" {...rest} class={`icon-button ${own.class ?? ""}`} aria-label={own.label} title={own.label}>
      {own.children}
    </button>
  );
}
