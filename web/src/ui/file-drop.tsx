import Upload from "lucide-solid/icons/upload";
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { FieldNotes } from "./field";
import { t } from "./words";

export interface FileDropProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** As in `<input accept>`: `.xlsx,.xls,.csv`. */
  accept?: string;
  /** The name of the file that is chosen. */
  chosen?: string | undefined;
  onFile: (file: File) => void;
  disabled?: boolean;
}

/** One file: dropped, or chosen by pressing anywhere on the field. */
export function FileDrop(props: FileDropProps): JSX.Element {
  const id = createUniqueId();
  const [over, setOver] = createSignal(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file && !props.disabled) props.onFile(file);
  };
  return (
    <div class="field">
      <label
        class="drop"
        classList={{ "drop-over": over() }}
        for={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <Upload />
        <span class="strong">{props.chosen ?? props.label}</span>
        <Show when={!props.chosen}>
          <span class="small muted">{t("dropHere")}</span>
        </Show>
        <input
          id={id}
          class="visually-hidden"
          type="file"
          accept={props.accept}
          disabled={props.disabled}
          aria-invalid={props.error ? "true" : undefined}
          aria-describedby={props.error ? `${id}-error` : props.hint ? `${id}-hint` : undefined}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </div>
  );
}
