import { sameText, sha256 } from "@rengang/kernel/crypto";
import type { DistrictId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { maskPhone } from "@rengang/kernel/masking";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { districtIdSchema } from "@rengang/kernel/schema";
import { toIso } from "@rengang/kernel/time";
import { present, save, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, type Platform, settle, systemContext } from "../../context";
import { districtItem } from "../../districts";
import { employerItem } from "../../employers";
import { beginSession, meOf } from "../../people";
import type { SessionRow } from "../../people/items";
import { refusePerson } from "../../people/refusals";
import type { Me } from "../../people/schema";
import { refuseFeedback } from "../refusals";
import { freshAccess, LINK_PAUSE, LINK_TRIES, linkCode, VISIT_LIFE } from "./access";
import { linkChanges } from "./deliver";
import { type LinkRow, linkItem, type PackageId, type PackageRow, packageItem } from "./items";
import { requirePackage } from "./read";
import { openPackageSchema } from "./schema";

async function spendTry(ctx: Context, hash: string, code: string): Promise<LinkRow> {
  const link = await ctx.table.get(linkItem, hash, { strong: true });
  if (!link) throw refuseCommon("thing.missing");
  const usedUp = () => refusePerson("code.used_up");
  await ctx.commit("feedback.try_code", [
    update(linkItem, hash, {
      add: { tries: 1 },
      when: { if: "#tries < :most AND #nonce = :nonce", values: { most: LINK_TRIES, nonce: link.nonce }, else: usedUp },
    }),
  ]);
  if (!sameText(linkCode(ctx.platform.secrets.signing, link.nonce), code)) {
    throw refusePerson("code.wrong", { triesLeft: Math.max(0, LINK_TRIES - link.tries - 1) });
  }
  return link;
}

function visitOf(pack: Loaded<PackageRow>, districtName: string, ctx: Context): SessionRow {
  if (!pack.access) throw refuseCommon("thing.missing");
  const { employerId, employerName } = pack;
  return {
    personId: ctx.personOf(pack.access.to),
    name: pack.access.contactName,
    districtName,
    grants: [{ role: "employer_liaison", employerId, employerName }],
    acting: 0,
    endsAt: ctx.now + VISIT_LIFE,
    byLink: true,
  };
}

/**
 * Exchanges a package's link and code for a session of its employer's liaison, and nothing else of that employer's
 * contact. Each try is counted before the code is compared; five wrong ones in a row close the link.
 * @returns the token for the cookie, shown nowhere else, who came in, and until when (epoch ms)
 * @throws Refusal `thing.missing` for an unknown or ended link, `code.wrong`, `code.used_up`
 */
export async function openPackage(
  platform: Platform,
  requestId: string,
  input: z.input<typeof openPackageSchema>,
  device = "",
): Promise<{ token: string; me: Me; endsAt: number }> {
  const { link, code } = parse(openPackageSchema, input);
  const [name = "", secret = ""] = link.split(".");
  const district = districtIdSchema.parse(name) as DistrictId;
  const ctx = systemContext(platform, district, requestId, { device });
  const hash = sha256(secret);
  const { periodId, employerId } = await spendTry(ctx, hash, code);
  const [open, pack] = await Promise.all([
    ctx.table.get(districtItem, {}),
    ctx.table.get(packageItem, { periodId, employerId }, { strong: true }),
  ]);
  if (!open || !pack) throw refuseCommon("thing.missing");
  const session = visitOf(pack, open.name, ctx);
  const token = await beginSession(ctx, "feedback.open_package", session, device, [
    update(linkItem, hash, { set: { tries: 0 }, when: present(() => refuseCommon("thing.missing")) }),
    update(packageItem, { periodId, employerId }, { set: { openedAt: ctx.now } }),
  ]);
  return { token, me: meOf(district, session, ctx.now), endsAt: session.endsAt };
}

/**
 * Sends the employer a new link and code; the old ones end.
 * @throws Refusal `feedback.no_contact` where the employer has no mobile number, `feedback.link_too_soon`
 */
export async function renewLink(ctx: Context, id: PackageId): Promise<{ sentAt: string; sentTo: string }> {
  permit(ctx.actor, "feedback.deliver");
  return settle(async () => {
    const pack = await requirePackage(ctx, id);
    const { version, ...row } = pack;
    if (row.access && ctx.now < row.access.sentAt + LINK_PAUSE) {
      throw refuseFeedback("feedback.link_too_soon", { resendAt: toIso(row.access.sentAt + LINK_PAUSE) });
    }
    const employer = (await ctx.table.get(employerItem, id.employerId)) ?? {
      id: id.employerId,
      name: row.employerName,
    };
    const access = freshAccess(ctx.platform.secrets.signing, employer, ctx.now);
    if (!access) throw refuseFeedback("feedback.no_contact");
    const next = { ...row, access };
    await ctx.commit("feedback.renew_link", [save(packageItem, id, next, version), ...linkChanges(next, row)]);
    return { sentAt: toIso(ctx.now), sentTo: maskPhone(access.to) };
  });
}
