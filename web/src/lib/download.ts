import { send } from "./api";
import { Problem } from "./problem";
import { saveFile } from "./save-file";

/** Setting a hundred forms takes longer than a read. */
const LIMIT = 180_000;
/** How often a file is begun anew that changes while it is fetched. */
const TRIES = 3;

const nameOf = (answer: Response): string => {
  const named = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get("content-disposition") ?? "");
  return named?.[1] ? decodeURIComponent(named[1]) : "";
};

/** All parts of a file, in order; `told` hears before each further part how many are there, of how many. */
async function whole(path: string, told: (got: number, of: number) => void): Promise<{ name: string; file: Blob }> {
  const ask = (part: number, tag?: string) => {
    const query = new URLSearchParams({ part: String(part), ...(tag && { tag }) });
    return send(`${path}${path.includes("?") ? "&" : "?"}${query}`, {}, LIMIT);
  };
  const first = await ask(1);
  const pieces = [await first.blob()];
  const of = Number(first.headers.get("x-file-parts") ?? 1);
  while (pieces.length < of) {
    told(pieces.length, of);
    const next = await ask(pieces.length + 1, first.headers.get("x-file-tag") ?? "");
    pieces.push(await next.blob());
  }
  return { name: nameOf(first), file: new Blob(pieces, { type: pieces[0]?.type ?? "" }) };
}

/**
 * Hands a file from the API to the browser's downloads as one, whatever its size; the server names it. One that changed on
 * the way is begun anew, since parts of two do not make a file.
 */
export async function download(path: string, told: (got: number, of: number) => void = () => {}): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const { name, file } = await whole(path, told);
      return saveFile(name, file);
    } catch (error) {
      if (tries === TRIES || !(error instanceof Problem && error.code === "file.changed")) throw error;
    }
  }
}

interface InParts {
  readonly cursor?: string | undefined;
}

/** What comes in parts, each with the cursor of the next, as one: its lists joined, everything else as the first says it. */
export async function joined<P extends InParts>(
  load: (cursor: string | undefined) => Promise<P>,
  told: (sofar: Omit<P, "cursor">) => void = () => {},
): Promise<Omit<P, "cursor">> {
  const { cursor, ...whole } = await load(undefined);
  const lists = whole as Record<string, unknown>;
  for (let next = cursor; next; ) {
    const { cursor: after, ...part } = await load(next);
    for (const [name, list] of Object.entries(part)) {
      if (Array.isArray(list)) lists[name] = [...((lists[name] as unknown[]) ?? []), ...list];
    }
    told(whole);
    next = after;
  }
  return whole;
}

/** Hands data to the browser's downloads as a JSON file. */
export function saveJson(fileName: string, data: object): void {
  saveFile(fileName, new Blob([JSON.stringify(data)], { type: "application/json" }));
}
