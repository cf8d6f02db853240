import Check from "lucide-solid/icons/check";
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { FieldNotes } from "../../../ui/field";
import { SearchField, Select } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { liesBelow, streetOf, type Unit } from "../../units/my-model";
import { t } from "../my-words";

const SHOWN = 8;

export interface PlacePickerProps {
  units: readonly Unit[];
  unitId: string;
  compoundId: string;
  onChange: (place: { unitId: string; compoundId: string }) => void;
  error?: string | undefined;
}

/** The community from the tree, by search or from a short list, then the compound in it. */
export function PlacePicker(props: PlacePickerProps): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const nameOf = (id: string) => props.units.find((unit) => unit.id === id)?.name ?? "";
  const compounds = createMemo(() =>
    props.units.filter((unit) => unit.level === "compound" && liesBelow(props.unitId, unit.id)),
  );
  return (
    <Stack gap={5}>
      <Show
        when={props.unitId && !open()}
        fallback={
          <CommunityList
            {...props}
            nameOf={nameOf}
            onPick={(unitId) => {
              setOpen(false);
              props.onChange({ unitId, compoundId: unitId === props.unitId ? props.compoundId : "" });
            }}
          />
        }
      >
        <div class="field">
          <p class="field-label">{t("community")}</p>
          <div class="picked">
            <Check aria-hidden="true" />
            <span class="grow">
              <span class="strong">{nameOf(props.unitId)}</span>
              <span class="small muted picked-street">{nameOf(streetOf(props.unitId))}</span>
            </span>
            <Button onClick={() => setOpen(true)}>{t("change")}</Button>
          </div>
        </div>
      </Show>
      <Show when={props.unitId && compounds().length > 0}>
        <Select
          label={t("compound")}
          name="compoundId"
          empty={t("compoundNone")}
          optional
          value={props.compoundId}
          options={compounds().map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={(compoundId) => props.onChange({ unitId: props.unitId, compoundId })}
        />
      </Show>
    </Stack>
  );
}

function CommunityList(
  props: PlacePickerProps & { nameOf: (id: string) => string; onPick: (unitId: string) => void },
): JSX.Element {
  const id = createUniqueId();
  const [search, setSearch] = createSignal("");
  const found = createMemo(() => {
    const word = search().trim();
    return props.units.filter(
      (unit) =>
        unit.level === "community" &&
        (!word || unit.name.includes(word) || props.nameOf(streetOf(unit.id)).includes(word)),
    );
  });
  const near = () => {
    const own = streetOf(props.unitId);
    return [...found()].sort((a, b) => Number(streetOf(b.id) === own) - Number(streetOf(a.id) === own));
  };
  return (
    <fieldset class="field" aria-describedby={props.error ? `${id}-error` : `${id}-hint`}>
      <legend class="field-label">{t("community")}</legend>
      <SearchField label={t("searchCommunity")} name="unitId" value={search()} onChange={setSearch} />
      <ul class="pick-list">
        <For each={near().slice(0, SHOWN)}>
          {(unit) => (
            <li>
              <button
                type="button"
                class="pick"
                aria-pressed={unit.id === props.unitId}
                onClick={() => props.onPick(unit.id)}
              >
                <span>{unit.name}</span>
                <span class="small muted">{props.nameOf(streetOf(unit.id))}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={found().length === 0}>
        <p class="field-hint">{t("noCommunity")}</p>
      </Show>
      <Show when={found().length > SHOWN}>
        <p class="field-hint">{t("moreCommunities", found().length - SHOWN)}</p>
      </Show>
      <FieldNotes id={id} hint={t("communityHint")} error={props.error} />
    </fieldset>
  );
}
