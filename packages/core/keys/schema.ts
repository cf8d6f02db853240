import { instantSchema } from "@rengang/kernel/schema";
import * as z from "zod";

export const fieldKeySchema = z.object({
  /** The number of the key under which sealed fields are written now. */
  current: z.int(),
  /** The last time everything was sealed again, or is being. */
  last: z
    .object({
      number: z.int(),
      state: z.enum(["running", "done", "failed"]),
      byName: z.string(),
      startedAt: instantSchema,
      finishedAt: instantSchema.optional(),
      /** How much was looked at, and how much of it stood under an earlier key. */
      seen: z.int(),
      resealed: z.int(),
    })
    .optional(),
});
export type FieldKeyView = z.output<typeof fieldKeySchema>;
