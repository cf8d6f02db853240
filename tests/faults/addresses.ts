/** Where the posts of a run are: a session that moves gets a new address and keeps its name. */
export class Addresses {
  readonly #of = new Map<string, string[]>();
  readonly #names = new Map<string, string>();

  /** The post is (now) here. */
  note(name: string, address: string): void {
    const known = this.#of.get(name) ?? [];
    if (known.includes(address)) return;
    this.#of.set(name, [...known, address]);
    this.#names.set(address, name);
  }

  /** Where a post is now. @throws Error for a name that was never noted */
  now(name: string): string {
    const last = this.#of.get(name)?.at(-1);
    if (last === undefined) throw new Error(`no post is called ${name}`);
    return last;
  }

  /** The post at an address, or the address itself where the run knows none. */
  nameOf(address: string): string {
    return this.#names.get(address) ?? address;
  }

  all(): ReadonlyMap<string, readonly string[]> {
    return this.#of;
  }
}
