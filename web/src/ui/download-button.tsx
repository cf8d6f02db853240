import Download from "lucide-solid/icons/download";
import { createSignal, type JSX } from "solid-js";
import { download } from "../lib/download";
import { createAction } from "../lib/remote";
import { Button, type ButtonProps } from "./button";
import { toastProblem } from "./toast";
import { t } from "./words";

/** Fetches a file from the API into the browser's downloads; says how far it has come where it comes in parts. */
export function DownloadButton(props: { path: string; label: string; look?: ButtonProps["look"] }): JSX.Element {
  const [got, setGot] = createSignal("");
  const take = createAction<string>({
    run: (path) => download(path, (parts, of) => setGot(t("gotParts", parts, of))).finally(() => setGot("")),
    failed: toastProblem,
  });
  return (
    <Button
      look={props.look ?? "plain"}
      icon={<Download aria-hidden="true" />}
      busy={take.busy}
      onClick={() => take.run(props.path)}
    >
      {got() || props.label}
    </Button>
  );
}
