import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const API = resolve(import.meta.dirname, "../../functions/api");
const textOf = (name: string) => readFileSync(join(API, name), "utf8");
const wordsIn = (list = "") => [...list.matchAll(/"([\w-]+)"/g)].map(([, word]) => word as string);

/** The files of routes that the API function reads ahead, from the repository's root: as its start and its table say. */
export function filesAhead(): string[] {
  const ahead = new Set(wordsIn(/readAhead\(\[([^\]]*)\]\)/.exec(textOf("main.ts"))?.[1]));
  const groups = textOf("groups.ts").matchAll(/words: \[([^\]]*)\],\s*load: [^"]*"\.\/(routes\/[\w-]+)"/g);
  return [...groups].flatMap(([, words, file]) =>
    wordsIn(words).some((word) => ahead.has(word)) ? [`functions/api/${file}.ts`] : [],
  );
}
