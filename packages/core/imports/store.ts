import { refuseCommon } from "@rengang/kernel/refusal";
import type { Context } from "../context";

const text = new TextEncoder();

/** Keeps what an import needs between its steps, sealed: a roster on its way in is the most personal file there is. */
export async function keep(ctx: Context, id: string, name: string, data: unknown): Promise<void> {
  const key = `imports/${id}/${name}.json`;
  await ctx.platform.files.put(ctx.district, key, await ctx.table.sealFile(key, text.encode(JSON.stringify(data))));
}

/** @throws Refusal `thing.missing` when the store has it no longer */
export async function recall<T>(ctx: Context, id: string, name: string): Promise<T> {
  const key = `imports/${id}/${name}.json`;
  const bytes = await ctx.platform.files.get(ctx.district, key);
  if (!bytes) throw refuseCommon("thing.missing");
  return JSON.parse(new TextDecoder().decode(await ctx.table.openFile(key, bytes))) as T;
}
