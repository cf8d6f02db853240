import type { Context } from "../../context";
import { filesOfImport, importItem } from "../../imports/items";
import { NOBODY, type Whose } from "../held/declare";

const text = new TextEncoder();

/** Whether a row, as a list of cells or as facts by name, is the person's. */
function isTheirs(value: unknown, { phone, personId }: Whose): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((cell) => {
    if (typeof cell === "string") return cell === personId || (phone !== "" && digits(cell).endsWith(phone));
    if (typeof cell === "number") return String(cell) === phone;
    return !Array.isArray(value) && !Array.isArray(cell) && isTheirs(cell, { phone, personId } as Whose);
  });
}
const digits = (cell: string): string => cell.normalize("NFKC").replace(/\D/g, "");

/** The same data without the person's rows, and without the name where it stands alone. */
export function withoutPerson(value: unknown, whose: Whose): unknown {
  if (typeof value === "string") return value === whose.name ? NOBODY : value;
  if (Array.isArray(value)) return value.filter((v) => !isTheirs(v, whose)).map((v) => withoutPerson(v, whose));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutPerson(inner, whose)]));
}

async function cutOut(ctx: Context, key: string, whose: Whose): Promise<void> {
  const bytes = await ctx.platform.files.get(ctx.district, key);
  if (!bytes) return;
  const before = new TextDecoder().decode(await ctx.table.openFile(key, bytes));
  if (!before.includes(whose.name) && !before.includes(whose.phone) && !before.includes(whose.personId)) return;
  const after = JSON.stringify(withoutPerson(JSON.parse(before), whose));
  if (after !== before)
    await ctx.platform.files.put(ctx.district, key, await ctx.table.sealFile(key, text.encode(after)));
}

/**
 * Cuts the person's rows out of the files of one import, the first after `after`.
 * @returns its id, or undefined when there is none left
 */
export async function eraseImport(ctx: Context, whose: Whose, after: string): Promise<string | undefined> {
  const { rows } = await ctx.table.query(importItem, {
    pk: "IMPORTS",
    between: [`IMPORT#${after}!`, "IMPORT#~"],
    limit: 1,
  });
  const [row] = rows;
  if (!row) return undefined;
  for (const key of filesOfImport(row)) await cutOut(ctx, key, whose);
  return row.id;
}
