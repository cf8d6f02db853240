import { openContext, type Platform } from "@rengang/core/context";
import { foundPlatform, listDistricts, openDistrict } from "@rengang/core/districts";
import { giveGrant } from "@rengang/core/people";
import { type DistrictId, PLATFORM, ROOT_UNIT } from "@rengang/kernel/ids";
import { seedForms } from "./forms";
import { planOpenings } from "./openings";
import { appointOrganiser, appointStaff, at, enrollMembers, plantTree } from "./people";
import { seedPrivacy } from "./privacy";
import { seedSuggestions } from "./suggestions";
import { liveElsewhere, livePast, planAhead } from "./year";

export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly phone: string;
  readonly district: string;
}

const OPERATOR = { name: "平台运营", phone: "19900000001" };
const ADMIN_PHONE = "19900000100";

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { role: "平台运营 operator        ", name: "平台运营", phone: OPERATOR.phone, district: "平台运营" },
  { role: "区委组织部 district       ", name: "顾思远", phone: ADMIN_PHONE, district: "临江区" },
  { role: "街道党工委 street         ", name: "沈立新", phone: "19900000150", district: "临江区" },
  { role: "安全管理员 security        ", name: "韩立", phone: "19900000110", district: "临江区、清河区" },
  { role: "审计管理员 audit           ", name: "苏敏", phone: "19900000120", district: "临江区" },
  { role: "社区党组织书记 secretary    ", name: "周慧敏", phone: "19900000200", district: "临江区" },
  { role: "社区党务专干 worker        ", name: "罗雅琴", phone: "19900000201", district: "临江区" },
  { role: "小区党组织 compound       ", name: "邱国强", phone: "19900000210", district: "临江区" },
  { role: "服务队长 team leader      ", name: "田晓丽", phone: "19900000220", district: "临江区" },
  { role: "岗位负责人 organiser       ", name: "葛春梅", phone: "19900000230", district: "临江区" },
  { role: "在职党员 member          ", name: "陈建明", phone: "19900000301", district: "临江区" },
  { role: "单位党组织 employer       ", name: "许文博", phone: "19900000400", district: "临江区" },
  { role: "另一个区 another district ", name: "范晓峰", phone: "19900000900", district: "清河区" },
];

/** Whoever guards sign-ins in both districts: two memberships, between which the account changes over. */
async function appointOfTwoDistricts(platform: Platform): Promise<void> {
  const grant = { role: "district_admin", unitId: ROOT_UNIT } as const;
  const neighbour = at(platform, "qinghe" as DistrictId, "19900000900", grant, "范晓峰");
  await giveGrant(neighbour, { name: "韩立", phone: "19900000110", role: "security_admin", unitId: ROOT_UNIT });
}

/**
 * Opens the demo district on the first run; on later runs only names the accounts. A start that was cut short in the
 * middle leaves the district as far as it came.
 */
export async function seedDemo(platform: Platform): Promise<readonly DemoAccount[]> {
  await foundPlatform(platform, OPERATOR);
  const open = await listDistricts(platform);
  if (open.length > 0) return DEMO_ACCOUNTS;
  console.log("Preparing the demo district (once) …");
  const actor = {
    district: PLATFORM,
    personId: "system" as const,
    name: OPERATOR.name,
    grant: { role: "platform_operator" as const },
  };
  const operator = openContext(platform, actor, "demo");
  await openDistrict(operator, { id: "linjiang", name: "临江区", adminName: "顾思远", adminPhone: ADMIN_PHONE });
  await openDistrict(operator, { id: "qinghe", name: "清河区", adminName: "范晓峰", adminPhone: "19900000900" });
  const admin = at(
    platform,
    "linjiang" as DistrictId,
    ADMIN_PHONE,
    { role: "district_admin", unitId: ROOT_UNIT },
    "顾思远",
  );
  await appointOfTwoDistricts(platform);
  const demo = await plantTree(admin);
  const members = await enrollMembers(demo);
  await appointStaff(demo);
  const [place] = demo.communities;
  if (!place) return DEMO_ACCOUNTS;
  const own = members.filter((m) => m.unitId === place.id && m.registration.state === "accepted");
  const stage = { platform, demo, place, members: own };
  await livePast(stage);
  const others = members.filter((m) => m.unitId !== place.id && m.registration.state === "accepted");
  await liveElsewhere(platform, demo, others);
  await planAhead(stage);
  await planOpenings(stage);
  await appointOrganiser(admin, place);
  await seedForms(stage);
  await seedSuggestions(stage);
  const absent = members.filter((m) => m.unitId === place.id && m.registration.state === "none");
  await seedPrivacy({ ...stage, others: absent });
  return DEMO_ACCOUNTS;
}
