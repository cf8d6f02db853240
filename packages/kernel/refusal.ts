/** Why a request was turned down; each kind has exactly one HTTP status. */
export type RefusalKind =
  | "unauthenticated"
  | "forbidden"
  | "missing"
  | "conflict"
  | "invalid"
  | "too_many"
  | "unavailable";

export const statusOf = {
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>;

/** What a refusal may tell: plain data, never prose, never internals. */
export type Fact = string | number | boolean | null | Fact[] | { [key: string]: Fact };
export type Facts = Record<string, Fact>;

/** A rule said no. The words are the console's; here are only the code and the facts. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly kind: RefusalKind,
    readonly facts: Facts = {},
  ) {
    super(code);
    this.name = "Refusal";
  }
}

export interface Refuse<C extends Record<string, RefusalKind>> {
  (code: keyof C & string, facts?: Facts): Refusal;
  readonly catalogue: C;
}

/** Declares one capability's refusals: code → kind. The result makes a `Refusal`; throwing it is the caller's line. */
export function defineRefusals<const C extends Record<string, RefusalKind>>(catalogue: C): Refuse<C> {
  const refuse = (code: keyof C & string, facts: Facts = {}) =>
    new Refusal(code, catalogue[code] as RefusalKind, facts);
  return Object.assign(refuse, { catalogue });
}

/** Refusals that belong to no single capability. */
export const refuseCommon = defineRefusals({
  "session.required": "unauthenticated",
  "session.other_district": "conflict",
  "session.second_factor": "forbidden",
  "session.prove_again": "forbidden",
  "permission.denied": "forbidden",
  "request.from_elsewhere": "forbidden",
  "input.invalid": "invalid",
  "input.unreadable": "invalid",
  "input.too_large": "invalid",
  "thing.missing": "missing",
  "idempotency.mismatch": "conflict",
  "change.stale": "conflict",
  "answer.too_large": "conflict",
  "file.in_parts": "conflict",
  "file.changed": "conflict",
  "service.busy": "unavailable",
});

/** The load was overtaken before the commit; the verb decides again on fresh data. Never reaches a person. */
export class Stale extends Error {
  constructor() {
    super("stale");
    this.name = "Stale";
  }
}
