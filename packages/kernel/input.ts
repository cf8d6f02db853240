import type * as z from "zod";
import { refuseCommon } from "./refusal";

/** One field's problem: where, and what kind (never the rejected value, which may be a secret). */
export interface FieldProblem {
  path: string;
  problem: string;
  [limit: string]: string | number;
}

const problemOf: Record<string, string> = {
  invalid_type: "invalid",
  invalid_format: "invalid",
  invalid_value: "invalid",
  unrecognized_keys: "unknown",
  too_big: "too_big",
  too_small: "too_small",
  custom: "invalid",
};

function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  const empty = issue.code === "too_small" && issue.origin === "string" && issue.minimum === 1;
  const named = issue.code === "custom" ? (issue.params?.problem as string | undefined) : undefined;
  const problem = missing || empty ? "missing" : (named ?? problemOf[issue.code] ?? "invalid");
  const limits: Record<string, number> = {};
  if (issue.code === "too_big") limits.maximum = Number(issue.maximum);
  if (issue.code === "too_small") limits.minimum = Number(issue.minimum);
  return { path: issue.path.join("."), problem, ...limits };
}

/** The parse beat: typed input, or one `input.invalid` refusal with every field at once. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw invalidFields(result.error.issues.map(fieldProblem));
}

/** A refusal that names fields, for rules that a schema cannot say. */
export function invalidFields(fields: FieldProblem[]) {
  return refuseCommon("input.invalid", { fields });
}
