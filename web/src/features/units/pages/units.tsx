import { A } from "@solidjs/router";
import Network from "lucide-solid/icons/network";
import Upload from "lucide-solid/icons/upload";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { Button, buttonClass } from "../../../ui/button";
import { SearchField } from "../../../ui/inputs";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createUnits, found, treeOf, type Unit } from "../model";
import { type UnitAct, UnitSheet } from "../parts/unit-sheet";
import { UnitTree } from "../parts/unit-tree";
import { t } from "../words";

/** The organisation's tree: look for a unit, add one below another. */
export function UnitsPage(): JSX.Element {
  const units = createUnits();
  const [act, setAct] = createSignal<UnitAct>();
  const importLink = () => (
    <A class={buttonClass({})} href="/imports?kind=units">
      <Upload aria-hidden="true" />
      {t("import")}
    </A>
  );
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} actions={importLink()} />
      <Remote of={units} wait={<Skeleton cards={2} />}>
        {(all) => <Tree units={all()} onAct={setAct} importLink={importLink} />}
      </Remote>
      <Show when={act()} keyed>
        {(act) => <UnitSheet act={act} onClose={() => setAct()} />}
      </Show>
    </Stack>
  );
}

function Tree(props: { units: Unit[]; onAct: (act: UnitAct) => void; importLink: () => JSX.Element }): JSX.Element {
  const [words, setWords] = createSignal("");
  const looking = () => words().trim();
  const nodes = createMemo(() => treeOf(props.units, looking() ? found(props.units, looking()) : undefined));
  const upper = () => props.units.filter((unit) => unit.level === "district" || unit.level === "street");
  const [open, setOpen] = createSignal<ReadonlySet<string>>(new Set(upper().map((unit) => unit.id)));
  const flip = (id: string) => {
    const next = new Set(open());
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const root = () => props.units.find((unit) => unit.level === "district");
  const allOpen = () => props.units.every((unit) => open().has(unit.id));
  return (
    <Show
      when={props.units.length > 1}
      fallback={
        <Card>
          <Empty
            icon={<Network aria-hidden="true" />}
            title={t("empty")}
            note={t("emptyNote")}
            action={
              <div class="row">
                {props.importLink()}
                <Show when={root()}>
                  {(unit) => (
                    <Button look="primary" onClick={() => props.onAct({ below: unit() })}>
                      {t("addTitle", t("street"))}
                    </Button>
                  )}
                </Show>
              </div>
            }
          />
        </Card>
      }
    >
      <Stack gap={4}>
        <div class="tools">
          <div class="tools-search">
            <SearchField label={t("find")} value={words()} onChange={setWords} />
          </div>
          <Button
            look="quiet"
            onClick={() => setOpen(new Set(allOpen() ? upper().map((u) => u.id) : props.units.map((u) => u.id)))}
          >
            {t(allOpen() ? "shutAll" : "openAll")}
          </Button>
        </div>
        <Card flush>
          <Show when={nodes().length > 0} fallback={<Empty title={t("noneFound")} note={t("noneFoundNote")} />}>
            <UnitTree
              nodes={nodes()}
              whole={looking() === ""}
              open={(id) => looking() !== "" || open().has(id)}
              onFlip={flip}
              onAct={props.onAct}
            />
          </Show>
        </Card>
      </Stack>
    </Show>
  );
}
