/** The errors of the engine's service as its SDK throws them. */
export class EngineError extends Error {
  constructor(
    name: string,
    readonly CancellationReasons?: { Code: string }[],
  ) {
    super(name);
    this.name = name;
  }
}

export const timeout = (): EngineError => new EngineError("TimeoutError");

export function throttled(parts: number): EngineError {
  if (parts === 0) return new EngineError("ProvisionedThroughputExceededException");
  return new EngineError("TransactionCanceledException", reasons(parts, "ThrottlingError"));
}

export function conflict(parts: number): EngineError {
  if (parts === 0) return new EngineError("TransactionConflictException");
  return new EngineError("TransactionCanceledException", reasons(parts, "TransactionConflict"));
}

const reasons = (parts: number, code: string) =>
  Array.from({ length: parts }, (_, n) => ({ Code: n === 0 ? code : "None" }));

/** What the SDK sends again by itself; a cancelled transaction and a conflict are not among it. */
export const isSentAgain = (error: unknown): boolean =>
  ["TimeoutError", "ProvisionedThroughputExceededException", "ThrottlingException"].includes((error as Error).name);
