import { levelOf, type UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Unit } from "./schema";

/** The tree lies in one collection: some hundred short items, read whole by one query and never written in a hot path. */
export const unitItem = defineItem<Unit, UnitId>({
  kind: "UNIT",
  sealed: ["phone"],
  key: (id) => ({ pk: "UNITS", sk: `UNIT#${id}` }),
  omit: ["id", "level"],
  read: (attributes, key) => {
    const id = key.sk.slice("UNIT#".length) as UnitId;
    return { ...(attributes as unknown as Omit<Unit, "id" | "level">), id, level: levelOf(id) };
  },
});
