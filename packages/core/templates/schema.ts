import { instantSchema, line, sortableId, unitIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { seriesFactsSchema } from "../series/schema";

export const templateIdSchema = sortableId("tpl");
/** What a post says, without unit and times, under a name of its own. */
export const saveTemplateSchema = z.strictObject({ unitId: unitIdSchema, name: line(30), facts: seriesFactsSchema });
export const templateSchema = z.object({
  id: templateIdSchema,
  unitId: unitIdSchema,
  name: z.string(),
  facts: seriesFactsSchema,
  savedAt: instantSchema,
});
export type Template = z.output<typeof templateSchema>;
export const templateListSchema = z.object({ templates: z.array(templateSchema) });
