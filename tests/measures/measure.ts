export interface Goal {
  readonly op: "<=" | ">=" | "==";
  readonly value: number;
}

/** What one measurement found. Goals are aims: a missed one is told, never hidden. */
export interface Findings {
  readonly figures: Record<string, number>;
  readonly goals: Record<string, Goal>;
  /** Raw numbers and remarks for people. */
  readonly notes?: readonly string[];
}

export interface Measure {
  readonly name: string;
  readonly summary: string;
  readonly run: (how: { long: boolean }) => Promise<Findings>;
}

export function met(figure: number | undefined, goal: Goal): boolean {
  if (figure === undefined) return false;
  if (goal.op === "<=") return figure <= goal.value;
  return goal.op === ">=" ? figure >= goal.value : figure === goal.value;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The value below which the share `q` (0 to 1) of the numbers lies. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

export const rounded = (n: number, digits = 2): number => Math.round(n * 10 ** digits) / 10 ** digits;
