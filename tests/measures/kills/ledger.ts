export type Standing = "held" | "waiting" | "none";

/**
 * What must be true of every person on every post, from acknowledged answers alone. A call without an answer leaves
 * both possible; a turn may become a place by itself.
 */
export class Ledger {
  readonly #may = new Map<string, Set<Standing>>();
  readonly broken: string[] = [];
  acknowledged = 0;
  unanswered = 0;

  /** @param lapsing posts on which a turn may become an offer, and an offer may run out */
  constructor(private readonly lapsing: ReadonlySet<string> = new Set()) {}

  of(who: string, post: string): ReadonlySet<Standing> {
    const may = this.#may.get(`${who} ${post}`) ?? new Set<Standing>(["none"]);
    if (!may.has("waiting")) return may;
    return new Set([...may, "held" as const, ...(this.lapsing.has(post) ? ["none" as const] : [])]);
  }

  /** @param status of the answer, 0 for none */
  note(
    who: string,
    post: string,
    what: "claim" | "leave",
    status: number,
    body: { state?: string; code?: string },
  ): void {
    const before = this.of(who, post);
    const set = (...may: Standing[]) => this.#may.set(`${who} ${post}`, new Set(may));
    if (status === 0 || status >= 500) {
      this.unanswered += 1;
      if (what === "claim") set(...before, "held", "waiting");
      else set(...before, "none");
      return;
    }
    this.acknowledged += 1;
    if (body.state === "claimed") set("held");
    else if (body.state === "waitlisted") set("held", "waiting");
    else if (body.state === "withdrawn") set("none");
    else if (!["claim.missing", "claim.post_full"].includes(body.code ?? "")) return;
    else if (before.has("none")) set("none");
    else this.broken.push(`${who} on ${post} was ${[...before]}, and is told ${body.code}`);
  }

  /** Everyone who stands otherwise in the end than was acknowledged. */
  compare(who: string, post: string, standing: Standing): void {
    const may = this.of(who, post);
    if (!may.has(standing)) this.broken.push(`${who} on ${post} should be ${[...may]}, is ${standing}`);
  }
}
