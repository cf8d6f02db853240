import X from "lucide-solid/icons/x";
import { createUniqueId, type JSX, onCleanup, onMount, type ParentProps, Show } from "solid-js";
import { Portal } from "solid-js/web";
import { Button, IconButton } from "./button";
import { t } from "./words";

const FOCUSABLE =
  "a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex='0']";
const open: HTMLElement[] = [];

function holdPage(hold: boolean): void {
  document.body.classList.toggle("held", hold);
  const app = document.getElementById("app");
  if (!app) return;
  app.toggleAttribute("inert", hold);
  // Kernels without `inert` still keep screen readers inside the dialog.
  if (hold) app.setAttribute("aria-hidden", "true");
  else app.removeAttribute("aria-hidden");
}

function keepFocusIn(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.getClientRects().length > 0);
  const first = stops[0] ?? panel;
  const last = stops[stops.length - 1] ?? panel;
  const now = document.activeElement;
  if (event.shiftKey && (now === first || now === panel)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && now === last) {
    event.preventDefault();
    first.focus();
  }
}

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  over?: string;
  foot?: JSX.Element;
  wide?: boolean;
  /** Rises from the bottom edge on phones. */
  sheet?: boolean;
}

/** A dialog: takes the focus, keeps it, gives it back; Escape, the cross and the veil close it. */
export function Dialog(props: ParentProps<DialogProps>): JSX.Element {
  return (
    <Show when={props.open}>
      <Portal>
        <Panel {...props} />
      </Portal>
    </Show>
  );
}

function Panel(props: ParentProps<DialogProps>): JSX.Element {
  const id = createUniqueId();
  const before = document.activeElement as HTMLElement | null;
  let panel!: HTMLDivElement;
  const onKey = (event: KeyboardEvent) => {
    if (open[open.length - 1] !== panel) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      props.onClose();
    }
    if (event.key === "Tab") keepFocusIn(panel, event);
  };
  onMount(() => {
    open.push(panel);
    holdPage(true);
    document.addEventListener("keydown", onKey);
    (panel.querySelector<HTMLElement>("[data-autofocus]") ?? panel).focus();
  });
  onCleanup(() => {
    document.removeEventListener("keydown", onKey);
    open.splice(open.indexOf(panel), 1);
    holdPage(open.length > 0);
    before?.focus?.();
  });
  return (
    <div
      class="veil"
      classList={{ "veil-sheet": props.sheet }}
      onPointerDown={(event) => event.target === event.currentTarget && props.onClose()}
    >
      <div
        ref={panel}
        class="dialog"
        classList={{ sheet: props.sheet, "dialog-wide": props.wide }}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabindex={-1}
      >
        <div class="dialog-head">
          <h2 id={id}>
            <Show when={props.over}>
              <span class="dialog-over">{props.over}</span>
            </Show>
            {props.title}
          </h2>
          <IconButton label={t("close")} onClick={() => props.onClose()}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
        <div class="dialog-body">{props.children}</div>
        <Show when={props.foot}>
          <div class="dialog-foot">{props.foot}</div>
        </Show>
      </div>
    </div>
  );
}

/** A bottom sheet on phones, a dialog on desks. */
export function Sheet(props: ParentProps<Omit<DialogProps, "sheet">>): JSX.Element {
  return <Dialog {...props} sheet />;
}

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in the words of the thing itself. */
  children: JSX.Element;
  confirm: string;
  onConfirm: () => void;
  /** Outlined and never the first focus. */
  danger?: boolean;
  busy?: boolean;
}

/** Asks once, saying what will happen, before something that cannot simply be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      foot={
        <>
          <Button data-autofocus={props.danger ? "" : undefined} onClick={() => props.onClose()}>
            {t("cancel")}
          </Button>
          <Button
            look={props.danger ? "danger" : "primary"}
            data-autofocus={props.danger ? undefined : ""}
            busy={props.busy}
            onClick={() => props.onConfirm()}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Sheet>
  );
}
