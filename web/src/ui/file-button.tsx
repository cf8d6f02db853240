import Download from "lucide-solid/icons/download";
import type { JSX } from "solid-js";
import { download } from "../lib/api";
import { createAction } from "../lib/remote";
import { Button } from "./button";
import { toastProblem } from "./toast";

/** One file, with its wait on the button. */
export function FileButton(props: { path: string; label: string }): JSX.Element {
  const get = createAction<void, void>({ run: () => download(props.path), failed: toastProblem });
  return (
    <Button icon={<Download aria-hidden="true" />} busy={get.busy} onClick={() => get.run()}>
      {props.label}
    </Button>
  );
}
