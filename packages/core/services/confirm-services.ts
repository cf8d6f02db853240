import type { PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import type { DistrictSettings } from "../districts/schema";
import { loadDetail } from "../posts";
import { personOfService, type ServiceRow, serviceItem } from "./items";
import { recordsAround } from "./read";
import { rowByRow } from "./row-by-row";
import { confirmed } from "./rules";
import { confirmServicesSchema, type ServiceId, type ServiceResults } from "./schema";

type OfPost = Pick<ServiceRow, "beneficiaries" | "briefs">;

/** What the post of a record tells of it: whom it served and what it counts as. Asked for once, however many rows name it. */
function factsOfPosts(ctx: Context): (row: ServiceRow) => Promise<OfPost> {
  const asked = new Map<PostId, ReturnType<typeof loadDetail>>();
  return async ({ postId, beneficiaries }) => {
    if (postId === undefined) return { beneficiaries };
    const known = asked.get(postId) ?? loadDetail(ctx, postId);
    asked.set(postId, known);
    const detail = await known;
    if (!detail) return { beneficiaries };
    return { beneficiaries: beneficiaries || detail.beneficiaries, briefs: detail.briefs ?? "" };
  };
}

/** What every row of one mass confirmation shares. */
interface Bulk {
  readonly settings: DistrictSettings;
  readonly ofPost: (row: ServiceRow) => Promise<OfPost>;
}

async function confirmOne(ctx: Context, id: ServiceId, asked: number | undefined, bulk: Bulk): Promise<ServiceRow> {
  return settle(async () => {
    const near = await recordsAround(ctx, id);
    const row = near.find((r) => r.id === id);
    if (!row) throw refuseCommon("thing.missing");
    scope(ctx.actor, row.unitId);
    const decided = confirmed(row, asked, { by: ctx.actor, settings: bulk.settings, now: ctx.now, near });
    if (decided === row) return row;
    const next = { ...decided, ...(await bulk.ofPost(decided)) };
    await ctx.commit("services.confirm", [save(serviceItem, id, next, row.version)]);
    return next;
  });
}

/**
 * Confirms records, one or many; one refusal does not stop the others, and confirming twice changes nothing. One
 * write and one strong read of the member's day each.
 * @returns row by row: done, or the refusal's code and facts (`service.own`, `service.second_person`,
 *   `service.overlap`, `service.daily_limit`, `service.too_long`, `service.hours_missing`, `permission.denied` …)
 */
export async function confirmServices(
  ctx: Context,
  input: z.input<typeof confirmServicesSchema>,
): Promise<ServiceResults> {
  permit(ctx.actor, "services.confirm");
  const asked = parse(confirmServicesSchema, input);
  const ids = [...new Set(asked.ids)];
  const bulk = { settings: (await loadDistrict(ctx)).settings, ofPost: factsOfPosts(ctx) };
  const results = await rowByRow(ids, personOfService, async (id) => {
    await confirmOne(ctx, id, asked.hours[id], bulk);
    return {};
  });
  return { results: results.map((result, i) => ({ id: ids[i] as ServiceId, ...result })) };
}
