import { t } from "./problem-words";

export { loadRefusalWords } from "./problem-words";

export type Fact = string | number | boolean | null | Fact[] | { [key: string]: Fact };

export interface FieldProblem {
  path: string;
  problem: string;
  [limit: string]: string | number;
}

/** What the API (or the way to it) said no to. Never shown as it is: `sentence` has the words. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly facts: Record<string, Fact> = {},
    readonly requestId?: string,
  ) {
    super(code);
    this.name = "Problem";
  }

  /** The fields it names, when it is about input. */
  get fields(): FieldProblem[] {
    const fields = this.facts.fields;
    return this.code === "input.invalid" && Array.isArray(fields) ? (fields as unknown as FieldProblem[]) : [];
  }

  /** Whether nothing was decided: the same submit may be sent again as it is. */
  get undecided(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** Any thrown thing as a `Problem`. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem("fault", 500);
}

/** The words for a problem in the language on screen: what happened and what to do. */
export function sentence(error: unknown): string {
  const problem = asProblem(error);
  const known = t.refusal(problem.code, problem.facts);
  if (known) return known;
  if (problem.status === 404) return t("missing");
  if (problem.status === 403) return t("forbidden");
  if (problem.status === 401) return t("signedOut");
  if (problem.status === 429) return t("tooMany");
  if (problem.status === 503) return t("busy");
  if (problem.status >= 400 && problem.status < 500) return t("refused", problem.requestId);
  return t("fault", problem.requestId);
}

/** The words for one field's problem. */
export function fieldSentence(field: FieldProblem): string {
  if (field.problem === "missing") return t("fieldMissing");
  if (field.problem === "too_big" && field.maximum !== undefined) return t("fieldTooBig", field.maximum);
  if (field.problem === "too_small" && field.minimum !== undefined) return t("fieldTooSmall", field.minimum);
  return t.field(field.path, field.problem) ?? t("fieldInvalid");
}
