import Download from "lucide-solid/icons/download";
import type { JSX } from "solid-js";
import { download } from "../lib/api";
import { createAction } from "../lib/remote";
import { Button, type ButtonProps } from "./button";
import { toastProblem } from "./toast";

/** Fetches a file from the API into the browser's downloads; says so while it is being made. */
export function DownloadButton(props: { path: string; label: string; look?: ButtonProps["look"] }): JSX.Element {
  const take = createAction<string>({ run: (path) => download(path), failed: toastProblem });
  return (
    <Button
      look={props.look ?? "plain"}
      icon={<Download aria-hidden="true" />}
      busy={take.busy}
      onClick={() => take.run(props.path)}
    >
      {props.label}
    </Button>
  );
}
