import { districtIdSchema, employerIdSchema, instantSchema, unitIdSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { FAILURES } from "../../context/messenger";
import { periodIdSchema } from "../periods/schema";
import { formSchema } from "../schema";

/** `<district>.<token>`, as it stands at the end of the link's address. */
export const packageLinkSchema = z
  .string()
  .max(80)
  .refine((text) => {
    const [district, token, more] = text.split(".");
    return districtIdSchema.safeParse(district).success && /^[0-9a-z]{32}$/.test(token ?? "") && more === undefined;
  });
export const openPackageSchema = z.strictObject({
  link: packageLinkSchema,
  code: z
    .string()
    .max(20)
    .transform((t) => t.normalize("NFKC").replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/)),
});

export const packageSchema = z.object({
  periodId: periodIdSchema,
  periodTitle: z.string(),
  employerId: employerIdSchema,
  employerName: z.string(),
  /** Forms of the whole package, and how many of them have come how far. */
  delivered: z.int(),
  receipted: z.int(),
  replied: z.int(),
  firstDeliveredAt: instantSchema,
  lastDeliveredAt: instantSchema,
  /** When link and code last went to the contact; absent where the employer has no mobile number. */
  sentAt: instantSchema.optional(),
  sentTo: z.string().optional(),
  /** Why link or code did not arrive; absent while they have, or are on their way. */
  undelivered: z.enum(FAILURES).optional(),
  openedAt: instantSchema.optional(),
});
export type Package = z.output<typeof packageSchema>;
export const packageListSchema = z.object({ packages: z.array(packageSchema) });
export const listPackagesSchema = z.object({ periodId: periodIdSchema.optional() });

export const coveringRowSchema = z.object({
  index: z.int(),
  personId: z.string(),
  name: z.string(),
  unitId: unitIdSchema,
  unitName: z.string(),
  times: z.int(),
  hours: z.number(),
  grade: z.string().optional(),
  note: z.string(),
});
export type CoveringRow = z.output<typeof coveringRowSchema>;

export const packageDetailSchema = packageSchema.extend({
  covering: z.array(coveringRowSchema),
  forms: z.array(formSchema),
});
export type PackageDetail = z.output<typeof packageDetailSchema>;
