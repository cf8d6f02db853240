import { refuseCommon } from "@rengang/kernel/refusal";
import type { Context } from "../context";

const text = new TextEncoder();

/** Writes plain data beside the uploaded file. */
export async function keep(ctx: Context, id: string, name: string, data: unknown): Promise<void> {
  await ctx.platform.files.put(ctx.district, `imports/${id}/${name}.json`, text.encode(JSON.stringify(data)));
}

/** @throws Refusal `thing.missing` when the store has it no longer */
export async function recall<T>(ctx: Context, id: string, name: string): Promise<T> {
  const bytes = await ctx.platform.files.get(ctx.district, `imports/${id}/${name}.json`);
  if (!bytes) throw refuseCommon("thing.missing");
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
