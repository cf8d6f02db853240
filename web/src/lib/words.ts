import { language } from "./settings";

// biome-ignore lint/suspicious/noExplicitAny: a sentence takes whatever its author says; callers see the exact types.
type Word = string | ((...facts: any[]) => string);
type Same<Z> = { [K in keyof Z]: Z[K] extends (...facts: infer F) => string ? (...facts: F) => string : string };
type FactsOf<W> = W extends (...facts: infer F) => string ? F : [];

export interface Words<Z extends Record<string, Word>> {
  /** The words in the language on screen; reactive where it is called in JSX. */
  <K extends keyof Z & string>(key: K, ...facts: FactsOf<Z[K]>): string;
  readonly zh: Z;
  readonly en: Same<Z>;
}

/**
 * One feature's words in both languages. A missing or differently shaped English entry does not compile.
 * `export const t = defineWords({ zh: { left: (n: number) => `余 ${n} 名额` }, en: { left: (n) => … } })`
 */
export function defineWords<const Z extends Record<string, Word>>(words: { zh: Z; en: Same<Z> }): Words<Z> {
  const say = (key: string, ...facts: unknown[]): string => {
    const word = (words[language()] as Record<string, Word>)[key];
    return typeof word === "function" ? word(...facts) : (word ?? key);
  };
  return Object.assign(say, words) as unknown as Words<Z>;
}

/** English counts: `plural(1, "place")` is "1 place", `plural(3, "entry", "entries")` is "3 entries". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Joins names the way the language on screen lists them. */
export function listed(names: readonly string[]): string {
  if (language() === "zh") return names.join("、");
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] as string}`;
}
