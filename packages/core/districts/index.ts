import { type DistrictId, PLATFORM, ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { DEFAULT_ZONE } from "@rengang/kernel/time";
import { absent, type Change, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, openContext, type Platform, settle, systemContext, tableOf } from "../context";
import { remembered } from "../context/remembered";
import { grantItem } from "../people/items";
import { unitItem } from "../units/items";
import { districtItem, type ListedDistrictRow, listedDistrictItem } from "./items";
import { refuseDistrict } from "./refusals";
import { type District, districtSettingsSchema, openDistrictSchema, updateSettingsSchema } from "./schema";

export { districtItem, listedDistrictItem } from "./items";

/** Names of the open districts, for the sign-in page. */
export async function listDistricts(platform: Platform): Promise<{ id: DistrictId; name: string }[]> {
  const rows = await tableOf(platform, PLATFORM).queryAll(listedDistrictItem, { pk: "DISTRICTS" });
  return rows.filter((row) => !row.opening).map(({ id, name }) => ({ id, name }));
}

/** The acting person's own district. */
export async function viewDistrict(ctx: Context): Promise<District> {
  permit(ctx.actor, "districts.view");
  return loadDistrict(ctx);
}

/** Settings change a few times a year and are asked for by most requests: a process keeps them for half a minute. */
const districts = remembered<District>(30_000);

/** The district with its settings, for other capabilities' rules. Up to half a minute old. */
export const loadDistrict = (ctx: Context): Promise<District> =>
  districts.recall(ctx, async () => {
    const row = await ctx.table.get(districtItem, {});
    if (!row) throw refuseCommon("thing.missing");
    const { version: _, openedFor: __, ...facts } = row;
    return { ...(facts as District), settings: districtSettingsSchema.parse(facts.settings) };
  });

const settled = remembered<Pick<District, "name" | "zone">>(Number.POSITIVE_INFINITY);

/**
 * The district's name and zone (`Asia/Shanghai`), settled when it is opened: a process asks for them once.
 * @throws Refusal `thing.missing` where there is no such district
 */
export const settledOf = (ctx: Context): Promise<Pick<District, "name" | "zone">> =>
  settled.recall(ctx, async () => {
    const { name, zone } = await loadDistrict(ctx);
    return { name, zone };
  });

/** The zone alone. */
export const zoneOf = async (ctx: Context): Promise<string> => (await settledOf(ctx)).zone;

/** Gives an installation its operator, who signs in to the reserved district; does nothing when it has one. */
export async function foundPlatform(platform: Platform, operator: { name: string; phone: string }): Promise<void> {
  const ctx = systemContext(platform, PLATFORM, "found");
  if (await ctx.table.get(districtItem, {})) return;
  const personId = ctx.personOf(operator.phone);
  const name = "平台运营";
  const grant = { ...operator, personId, role: "platform_operator" as const, placeName: name, grantedAt: ctx.now };
  const district = {
    id: PLATFORM,
    name,
    zone: DEFAULT_ZONE,
    settings: districtSettingsSchema.parse({}),
    openedFor: personId,
  };
  await ctx.commit("districts.found", [put(districtItem, {}, district, absent()), put(grantItem, grant, grant)]);
}

/** The line in the platform's list, as long as nobody else has made it whole. */
const listed = (row: ListedDistrictRow): Change =>
  put(listedDistrictItem, row.id, row, {
    if: "attribute_not_exists(pk) OR #opening = :yes",
    values: { yes: true },
    else: () => refuseDistrict("district.id_taken", { id: row.id }),
  });

/**
 * Opens a district: its name is taken, then come its record, the root of its tree and its first administrator; it is shown
 * last, so that a crash in between leaves a district that nobody sees and that opening again completes.
 * @throws Refusal `district.id_taken`
 */
export async function openDistrict(ctx: Context, input: z.input<typeof openDistrictSchema>): Promise<District> {
  permit(ctx.actor, "districts.open");
  const { id, name, adminName, adminPhone } = parse(openDistrictSchema, input);
  if (id === PLATFORM) throw refuseDistrict("district.id_taken", { id });
  // Credentials are made for listed districts alone, so the name comes first.
  await ctx.commit("districts.open", [listed({ id, name, opening: true })]);
  const inside = openContext(ctx.platform, { ...ctx.actor, district: id }, ctx.requestId);
  const district: District = { id, name, zone: DEFAULT_ZONE, settings: districtSettingsSchema.parse({}) };
  const admin = {
    personId: inside.personOf(adminPhone),
    name: adminName,
    phone: adminPhone,
    role: "district_admin" as const,
    unitId: ROOT_UNIT,
    placeName: name,
    grantedAt: ctx.now,
  };
  await inside.commit("districts.open", [
    put(
      districtItem,
      {},
      { ...district, openedFor: admin.personId },
      {
        if: "attribute_not_exists(pk) OR #openedFor = :admin",
        values: { admin: admin.personId },
        else: () => refuseDistrict("district.id_taken", { id }),
      },
    ),
    put(unitItem, ROOT_UNIT, { id: ROOT_UNIT, level: "district", name }),
    put(grantItem, admin, admin),
  ]);
  await ctx.commit("districts.open", [listed({ id, name })]);
  return district;
}

/** Changes settings; what is not named stays. */
export async function setDistrict(ctx: Context, input: z.input<typeof updateSettingsSchema>): Promise<District> {
  permit(ctx.actor, "districts.set");
  const changes = parse(updateSettingsSchema, input);
  return settle(async () => {
    const row = await ctx.table.get(districtItem, {}, { strong: true });
    if (!row) throw refuseCommon("thing.missing");
    const { version, ...district } = row;
    const settings = districtSettingsSchema.parse({ ...district.settings, ...changes });
    await ctx.commit("districts.set", [save(districtItem, {}, { ...district, settings }, version)]);
    districts.forget(ctx);
    const { openedFor: _, ...facts } = district;
    return { ...(facts as District), settings };
  });
}
