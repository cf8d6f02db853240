import Copy from "lucide-solid/icons/copy";
import type { JSX } from "solid-js";
import { copyText } from "../lib/copy";
import { Button, type ButtonProps } from "./button";
import { toast } from "./toast";

/** Copies a text and says so; where the browser forbids it, the text is shown to be copied by hand. */
export function CopyButton(props: {
  text: () => string;
  label: string;
  done: string;
  look?: ButtonProps["look"];
}): JSX.Element {
  const copy = async () => {
    const text = props.text();
    toast((await copyText(text)) ? props.done : { words: text, tone: "warn" });
  };
  return (
    <Button look={props.look ?? "plain"} icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
      {props.label}
    </Button>
  );
}
