import type { Context, Platform } from "@rengang/core/context";
import type { MemberRow } from "@rengang/core/members";
import {
  answerRequest,
  askCorrection,
  askErasure,
  askObjection,
  decideErasure,
  examineErasure,
  openErasure,
  withdrawRequest,
} from "@rengang/core/privacy";
import { asMember, type DemoDistrict, type Place, workerOf } from "./people";

interface Stage {
  readonly platform: Platform;
  readonly demo: DemoDistrict;
  readonly place: Place;
  /** Accepted members of the place, and people on its roster who have not reported in. */
  readonly members: readonly MemberRow[];
  readonly others: readonly MemberRow[];
}

const LEFT = { text: "已迁出本区，组织关系已转出" };

async function corrections({
  worker,
  as,
  members,
}: {
  worker: Context;
  as: (m: MemberRow) => Context;
  members: readonly MemberRow[];
}) {
  const [open, granted, refused, back] = members.slice(5, 9);
  if (!open || !granted || !refused || !back) return;
  await askCorrection(as(open), { field: "position", value: "四级主任科员", text: "今年三月任职" });
  const yes = await askCorrection(as(granted), { field: "branch", value: "第五党支部" });
  await answerRequest(worker, granted.personId, yes.id, { accepted: true, note: "已与单位核对" });
  const no = await askCorrection(as(refused), { field: "bornIn", value: "1990-01" });
  await answerRequest(worker, refused.personId, no.id, { accepted: false, note: "与党员档案不一致，请先更正档案" });
  const taken = await askCorrection(as(back), { field: "name", value: `${back.name}一` });
  await withdrawRequest(as(back), taken.id);
}

/** One privacy request in each state; the erased one is somebody who never reported in. */
export async function seedPrivacy({ platform, demo, place, members, others }: Stage): Promise<void> {
  const worker = workerOf(platform, demo.admin, place);
  const as = (row: MemberRow) => asMember(platform, demo.admin, row);
  await corrections({ worker, as, members });
  const [first] = members;
  if (first) await askObjection(as(first), { purpose: "feedback", text: "希望反馈时不写具体服务对象" });
  const [asked, examined, erased] = others;
  if (!asked || !examined || !erased) return;
  await askErasure(as(asked), { text: "工作调动，已离开本区" });
  const look = await openErasure(demo.admin, examined.personId, LEFT);
  await examineErasure(worker, examined.personId, look.id, { note: "已核对转出介绍信" });
  const done = await openErasure(demo.admin, erased.personId, LEFT);
  await examineErasure(worker, erased.personId, done.id, { note: "已核对转出介绍信" });
  await decideErasure(demo.admin, erased.personId, done.id, { accepted: true, note: "同意" });
}
