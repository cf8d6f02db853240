import ShieldCheck from "lucide-solid/icons/shield-check";
import { createSignal, For, type JSX, Show } from "solid-js";
import { createAction } from "../../../lib/remote";
import { listed } from "../../../lib/words";
import { Button } from "../../../ui/button";
import { Select, TextField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/remote";
import { Notice } from "../../../ui/status";
import { fieldName, fieldsOf } from "../field-words";
import { columnLetter, type Import, type Mapping, mappingWith, type Reading, readAgain } from "../model";
import { t } from "../words";

/** Which sheet, which header row, and what each column holds; every choice is read again at once. */
export function MappingPanel(props: { of: Import }): JSX.Element {
  const again = createAction<Mapping, Import>({ run: (mapping) => readAgain(props.of.id, mapping) });
  const missing = () => (props.of.reading?.missingColumns ?? []).map((field) => fieldName(props.of.kind, field));
  return (
    <Stack gap={5}>
      <Show when={props.of.reading} keyed>
        {(reading) => <p class="small muted">{t("readAsSide", reading.sheet, reading.headerRow)}</p>}
      </Show>
      <Show when={missing().length > 0}>
        <Notice tone="warn">{t("missingColumns", listed(missing()))}</Notice>
      </Show>
      <Show when={again.problem}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
      <Where of={props.of} busy={again.busy} onRead={(mapping) => again.run(mapping)} />
      <Show when={props.of.reading}>
        {(reading) => (
          <ul class="mapping" aria-busy={again.busy}>
            <For each={reading().columns}>
              {(column) => (
                <ColumnRow
                  of={props.of}
                  column={column}
                  disabled={again.busy}
                  onField={(field) =>
                    again.run(
                      mappingWith(
                        reading(),
                        fieldsOf(props.of.kind).map((each) => each.value),
                        column.column,
                        field,
                      ),
                    )
                  }
                />
              )}
            </For>
          </ul>
        )}
      </Show>
    </Stack>
  );
}

function ColumnRow(props: {
  of: Import;
  column: Reading["columns"][number];
  disabled: boolean;
  onField: (field: string) => void;
}): JSX.Element {
  const title = () => props.column.header || t("noHeader");
  return (
    <li>
      <span class="mapping-letter" aria-hidden="true">
        {columnLetter(props.column.column)}
      </span>
      <span class="mapping-header">{title()}</span>
      <Show
        when={props.column.note !== "identity_number"}
        fallback={
          <span class="mapping-identity">
            <ShieldCheck aria-hidden="true" />
            {t("identity")}
          </span>
        }
      >
        <div class="mapping-field">
          <Select
            label={`${t("column", columnLetter(props.column.column))} ${title()}`}
            hideLabel
            empty={props.column.note === "second_of_its_kind" ? t("second") : t("skip")}
            value={props.column.field ?? ""}
            options={fieldsOf(props.of.kind)}
            disabled={props.disabled}
            onChange={(field) => props.onField(field)}
          />
        </div>
      </Show>
    </li>
  );
}

function Where(props: { of: Import; busy: boolean; onRead: (mapping: Mapping) => void }): JSX.Element {
  const [row, setRow] = createSignal(String(props.of.reading?.headerRow ?? 1));
  const sheet = () => props.of.reading?.sheet ?? props.of.sheets[0] ?? "";
  const others = () => props.of.reading?.otherSheets.length ?? 0;
  const headerRow = () => Math.max(1, Number.parseInt(row(), 10) || 1);
  return (
    <Stack gap={2}>
      <div class="where">
        <Show when={props.of.sheets.length > 1}>
          <Select
            label={t("sheet")}
            empty={false}
            value={sheet()}
            options={props.of.sheets.map((name) => ({ value: name, label: name }))}
            disabled={props.busy}
            onChange={(next) => props.onRead({ sheet: next })}
          />
        </Show>
        <TextField label={t("headerRow")} inputMode="numeric" value={row()} onChange={setRow} disabled={props.busy} />
        <Button busy={props.busy} onClick={() => props.onRead({ sheet: sheet(), headerRow: headerRow() })}>
          {t("reread")}
        </Button>
      </div>
      <Show when={others() > 0}>
        <p class="small muted">{t("otherSheets", others())}</p>
      </Show>
    </Stack>
  );
}
