import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Job, JobKind } from "./schema";

export interface JobRow {
  id: string;
  kindOf: JobKind;
  state: Job["state"];
  done: number;
  total: number;
  /** What the step needs besides how far it has come. */
  input: Record<string, string | number>;
  result: Record<string, string | number>;
  startedBy: PersonId | "system";
  startedAt: number;
  finishedAt?: number | undefined;
}

export const jobItem = defineItem<JobRow, string>({
  kind: "JOB",
  key: (id) => ({ pk: "JOBS", sk: `JOB#${id}` }),
});
