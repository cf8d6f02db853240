import type { PersonId } from "@rengang/kernel/ids";
import { type Change, erased, unchanged, update } from "@rengang/table/change";
import type { FoundRow } from "@rengang/table/district-table";
import { feedItem } from "../../calendars/items";
import { type StandInRow, standInItem } from "../../claims/items";
import { type Context, settle } from "../../context";
import { lineItem, type ResultRow, resultItem } from "../../evaluation/items";
import { factsItem, formItem } from "../../feedback/items";
import { memberItem } from "../../members/items";
import { notificationItem } from "../../notifications/items";
import { type Fate, NOBODY, type Whose } from "../held/declare";
import { REGISTRY } from "../held/registry";
import { requestItem } from "../items";

const TYPES = REGISTRY.map(({ type }) => type);
const BY_KIND = new Map(REGISTRY.map((held) => [held.type.kind, held]));
/** What the erasure itself still reads; they lose the person in its last step. */
export const LAST: ReadonlySet<string> = new Set([memberItem.kind, requestItem.kind]);
const BATCH = 20;

/** Everything in a person's own collection, and what he or she has sent to the desk for complaints. */
export async function collectionOf(ctx: Context, personId: PersonId): Promise<FoundRow[]> {
  const rows: FoundRow[] = [];
  const specs = [
    { pk: `PERSON#${personId}`, strong: true },
    { pk: `SUGGESTIONS_OF#${personId}`, index: 2 as const },
  ];
  for (const spec of specs) {
    let cursor: string | undefined;
    do {
      const page = await ctx.table.queryKinds(TYPES, { ...spec, cursor });
      rows.push(...page.rows);
      cursor = page.cursor;
    } while (cursor);
  }
  return rows;
}

/** The facts of a form share its fate. */
function fateOf(found: FoundRow, whose: Whose, now: number, forms: ReadonlyMap<string, Fate>): Fate {
  if (found.kind === factsItem.kind) {
    const form = forms.get(found.key.sk.replace(/#FACTS$/, ""));
    if (form === "kept" || form === "removed") return form;
  }
  const { version: _, ...row } = found.row;
  return BY_KIND.get(found.kind)?.erase(row, whose, now) ?? "kept";
}

const sameFacts = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What becomes of one row; nothing where it has become that already. */
function changeOf(found: FoundRow, fate: Fate): Change[] {
  const type = BY_KIND.get(found.kind)?.type;
  if (!type || fate === "kept") return [];
  const at = { type, key: found.key, when: unchanged(found.row.version) };
  if (fate === "removed") return [{ do: "delete", ...at }];
  const { version, ...row } = found.row;
  return sameFacts(row, fate as object) ? [] : [{ do: "put", ...at, row: { ...(fate as object), version } }];
}

/** What erasure makes of each row of a collection, in the same order. */
export function fatesOf(rows: readonly FoundRow[], whose: Whose, now: number): Fate[] {
  const forms = formsOf(rows, whose, now);
  return rows.map((row) => fateOf(row, whose, now, forms));
}

const formsOf = (rows: readonly FoundRow[], whose: Whose, now: number): Map<string, Fate> =>
  new Map(rows.filter((r) => r.kind === formItem.kind).map((r) => [r.key.sk, fateOf(r, whose, now, new Map())]));

/** Doors and lists that hang on a row of the collection, and must go with it. */
function hangingOn({ kind, row, key }: FoundRow, whose: Whose): Change[] {
  if (kind === "OWN_CALENDAR_FEED") return [erased(feedItem, (row as unknown as { hash: string }).hash)];
  if (kind !== resultItem.kind) return [];
  const { year, unitId } = row as unknown as ResultRow;
  const id = { year: year ?? key.sk.slice("REPORT#".length), unitId, personId: whose.personId };
  return [{ do: "update", type: lineItem, key: lineItem.key(id), set: { name: NOBODY }, when: PRESENT }];
}
const PRESENT = { if: "attribute_exists(pk)" };

/** Takes the person out of his or her own collection, but for what the erasure still reads. Again, it finds nothing to do. */
export async function eraseOwn(ctx: Context, whose: Whose): Promise<void> {
  await settle(async () => {
    const rows = await collectionOf(ctx, whose.personId);
    const fates = fatesOf(rows, whose, ctx.now);
    const parts = rows
      .map((found, i) => ({ found, changes: changeOf(found, fates[i] ?? "kept") }))
      .filter(({ found }) => !LAST.has(found.kind))
      .filter(({ changes }) => changes.length > 0)
      .map(({ found, changes }) => [...changes, ...hangingOn(found, whose)]);
    for (let at = 0; at < parts.length; at += BATCH) {
      const changes = parts.slice(at, at + BATCH).flat();
      await ctx.commit("privacy.erase", changes.slice(0, 100));
    }
  });
}

/** What the asked were told bears the asker's name. */
async function forgetIn(ctx: Context, other: PersonId, { name }: Whose): Promise<void> {
  const told = await ctx.table.queryAll(notificationItem, { pk: `PERSON#${other}`, begins: "NOTICE#" });
  const named = told.filter((n) => Object.values(n.facts).includes(name));
  for (const row of named) {
    const facts = Object.fromEntries(Object.entries(row.facts).map(([k, v]) => [k, v === name ? NOBODY : v]));
    await ctx.commit("privacy.erase", [update(notificationItem, row, { set: { facts }, when: PRESENT })]);
  }
}

/** Questions about standing in lie with whom they were asked of: the name and the end of the phone go from there. */
export async function eraseAsked(ctx: Context, whose: Whose): Promise<void> {
  const spec = { pk: `STAND_INS#${whose.personId}`, index: 1 as const };
  for (const row of await ctx.table.queryAll<StandInRow>(standInItem, spec)) {
    await forgetIn(ctx, row.to, whose);
    await ctx.commit("privacy.erase", [erased(standInItem, row)]);
  }
}
