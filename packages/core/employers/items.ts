import type { EmployerId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Employer } from "./schema";

/** Some hundred a district, in one collection; the id is made from the first name, which two imports at once therefore write once. */
export const employerItem = defineItem<Employer, EmployerId>({
  kind: "EMPLOYER",
  sealed: ["contactPhone"],
  key: (id) => ({ pk: "EMPLOYERS", sk: `EMPLOYER#${id}` }),
});
