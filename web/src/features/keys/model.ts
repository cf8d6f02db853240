import type { FieldKeyView } from "@rengang/core/keys/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { FieldKeyView };

export const FIELD_KEY = ["keys", "fields"] as const;

/** Under which key phones are sealed; asked every second while they are sealed again. */
export function createFieldKey() {
  return createRemote<FieldKeyView>(() => ({
    key: FIELD_KEY,
    load: () => json(api.keys.fields.$get()),
    every: (view) => view?.last?.state === "running" && 1000,
  }));
}

/** How things stand, for one sentence: never sealed again, under way, stopped, under an earlier key, or all done. */
export function standOf({ current, last }: FieldKeyView): "never" | "running" | "failed" | "behind" | "done" {
  if (!last) return current > 1 ? "behind" : "never";
  if (last.state !== "done") return last.state;
  return last.number < current ? "behind" : "done";
}
