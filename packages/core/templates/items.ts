import type { UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Template } from "./schema";

export interface TemplateRow {
  id: string;
  unitId: UnitId;
  name: string;
  facts: Template["facts"];
  savedAt: number;
}

export const templateItem = defineItem<TemplateRow, Pick<TemplateRow, "id" | "unitId">>({
  kind: "TEMPLATE",
  sealed: ["facts.contactPhone"],
  key: ({ id, unitId }) => ({ pk: `TEMPLATES#${unitId}`, sk: `TEMPLATE#${id}` }),
});
