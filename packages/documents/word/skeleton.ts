import { TemplateHandler } from "easy-template-x";
import { strFromU8, unzipSync } from "fflate";
import { type Packed, pack, zipOf } from "./zip";

/** What fills a template: texts, and loops of lines of texts. */
export type Filling = Record<string, string | Record<string, string>[]>;

/** A template with its loops drawn out to a certain number of lines and a mark in the place of every text. */
interface Skeleton {
  /** In the order of the file; text parts hold marks, the others are packed for good. */
  parts: (Packed | { name: string; text: string })[];
}

// Private-use characters never stand in a name and survive every XML tool.
const OPEN = "\uE100";
const CLOSE = "\uE101";
const MARK = /\uE100([^\uE101]*)\uE101/g;
const PRIVATE = /[\uE100\uE101]/g;
/** A shape is about 100 kB; a district's forms have some twenty. */
const SHAPES_KEPT = 64;

const handler = new TemplateHandler();
const known = new WeakMap<Uint8Array, Map<string, Skeleton>>();

function marks(filling: Filling): Filling {
  const mark = (path: string) => `${OPEN}${path}${CLOSE}`;
  const line = (name: string, at: number, keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, mark(`${name}/${at}/${key}`)]));
  return Object.fromEntries(
    Object.entries(filling).map(([name, value]) => [
      name,
      typeof value === "string" ? mark(name) : value.map((item, i) => line(name, i, Object.keys(item))),
    ]),
  );
}

async function drawn(template: Uint8Array, filling: Filling): Promise<Skeleton> {
  const files = unzipSync(await handler.process(Buffer.from(template), marks(filling)));
  const parts = Object.entries(files).map(([name, bytes]) => {
    const text = name.endsWith(".xml") ? strFromU8(bytes) : "";
    return text.includes(OPEN) ? { name, text } : pack(name, bytes);
  });
  return { parts };
}

async function skeleton(template: Uint8Array, filling: Filling): Promise<Skeleton> {
  const shapes = known.get(template) ?? new Map<string, Skeleton>();
  known.set(template, shapes);
  const loops = Object.entries(filling).map(([name, value]) =>
    typeof value === "string" ? "" : `${name}${value.length}`,
  );
  const shape = loops.join("");
  const made = shapes.get(shape) ?? (await drawn(template, filling));
  if (shapes.size >= SHAPES_KEPT) shapes.clear();
  shapes.set(shape, made);
  return made;
}

function asXml(text: string): string {
  const escaped = text.replace(PRIVATE, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll("\n", '</w:t><w:br/><w:t xml:space="preserve">');
}

function textAt(filling: Filling, path: string): string {
  const [name = "", at, key = ""] = path.split("/");
  const value = filling[name];
  if (typeof value === "string") return value;
  return value?.[Number(at)]?.[key] ?? "";
}

/**
 * A Word template filled with texts. The template is read once for each number of lines its loops take, because reading
 * it costs ten times what filling does; a template is known by its very bytes object. The same filling gives the same
 * bytes. Rejects when the template cannot be read.
 */
export async function fillTemplate(template: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const { parts } = await skeleton(template, filling);
  return zipOf(
    parts.map((part) => {
      if (!("text" in part)) return part;
      const text = part.text.replace(MARK, (_, path: string) => asXml(textAt(filling, path)));
      return pack(part.name, Buffer.from(text));
    }),
  );
}
