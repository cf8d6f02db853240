/** What must not stand in a log: phones, tokens and hashes, ids of persons, what is quoted, and any Chinese (a name). */
const PERSONAL: readonly [RegExp, string][] = [
  [/(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g, "<phone>"],
  [/(?<![0-9a-z])per_[0-9a-z]{13}/g, "<person>"],
  [/(?<![0-9A-Za-z])[0-9A-Za-z_-]{24,}(?![0-9A-Za-z])/g, "<token>"],
  [/(?<!\d)\d{6}(?!\d)/g, "<code>"],
  [/\p{Script=Han}+/gu, "<text>"],
];

/** A text without anything personal. Coarse on purpose: what is lost can be found by the request's id. */
export const scrubbed = (text: string): string =>
  PERSONAL.reduce((left, [pattern, word]) => left.replace(pattern, word), text);

/** An error as a log may keep it: its name, its scrubbed message and where it arose. */
export function toldError(error: unknown): string {
  if (error instanceof AggregateError) return `${error.name}: ${error.errors.map(toldError).join(" | ")}`;
  if (!(error instanceof Error)) return scrubbed(String(error));
  const [, ...frames] = (error.stack ?? "").split(/\n(?=\s+at )/);
  const cause = error.cause === undefined ? "" : ` < ${toldError(error.cause)}`;
  return [`${error.name}: ${scrubbed(error.message)}${cause}`, ...frames.slice(0, 12)].join("\n");
}

/** Facts that name a thing of ours and never a person: they are told as they are. */
const PLAIN = new Set(["requestId", "route", "kind", "sequence", "district"]);

/** The one way to a log: a line of JSON. Texts are scrubbed unless they name a route, a request or a kind of thing. */
export function log(level: string, facts: Readonly<Record<string, unknown>>): void {
  const told = Object.entries(facts).map(([name, value]) => {
    if (PLAIN.has(name)) return [name, value];
    return [name, typeof value === "number" || value === undefined ? value : toldError(value)];
  });
  console.error(JSON.stringify({ level, ...Object.fromEntries(told) }));
}
