import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { late } from "../../../ui/late";
import { Stack } from "../../../ui/layout";
import type { Draw } from "../model";
import { t } from "../my-words";

const DrawnList = late(() => import("./drawn-list").then((m) => m.DrawnList));

/** Opens the published list below itself. */
export function ListOpener(props: { draw: Draw }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  return (
    <Stack gap={4}>
      <div>
        <Button look="link" aria-expanded={open()} aria-controls={id} onClick={() => setOpen(!open())}>
          {open() ? t("hideList") : t("showList")}
        </Button>
      </div>
      <div id={id}>
        <Show when={open()}>
          <DrawnList draw={props.draw} />
        </Show>
      </div>
    </Stack>
  );
}
