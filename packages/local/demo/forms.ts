import { setTimeout as wait } from "node:timers/promises";
import type { Platform } from "@rengang/core/context";
import {
  confirmForm,
  deliverForms,
  generateForms,
  listForms,
  objectToForm,
  openPeriod,
  savePhrase,
  showForms,
  signForms,
  writeRemark,
} from "@rengang/core/feedback";
import { viewJob } from "@rengang/core/jobs";
import type { MemberRow } from "@rengang/core/members";
import { dayOf } from "@rengang/kernel/time";
import { asMember, type DemoDistrict, type Place, workerOf } from "./people";

const PHRASES = [
  "能够主动参加社区志愿服务，作风扎实，居民反映良好。",
  "按时参加活动，服从安排。",
  "发挥专长服务邻里，受到居民好评。",
];

/** The year's feedback under way: forms made, some written and shown, a few confirmed, one objected to, some delivered. */
export async function seedForms({
  platform,
  demo,
  place,
  members,
}: {
  platform: Platform;
  demo: DemoDistrict;
  place: Place;
  members: MemberRow[];
}): Promise<void> {
  const worker = workerOf(platform, demo.admin, place);
  const year = dayOf(platform.clock()).slice(0, 4);
  const period = await openPeriod(demo.admin, {
    title: `${year}年度`,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    requirement: { times: 2 },
  });
  for (const text of PHRASES) await savePhrase(worker, { text });
  const job = await generateForms(worker, period.id, { unitId: place.id });
  for (let tries = 0; tries < 600 && (await viewJob(worker, job.id)).state === "running"; tries++) await wait(50);
  const forms = await listForms(worker, { periodId: period.id, unitId: place.id });
  const own = new Map(members.map((m) => [m.personId, m]));
  const written = forms.filter((f) => own.has(f.personId)).slice(0, 14);
  for (const [n, form] of written.entries()) {
    await writeRemark(
      worker,
      { periodId: period.id, personId: form.personId },
      { version: form.version, remark: PHRASES[n % 3], grade: "好" },
    );
  }
  await showForms(worker, { periodId: period.id, personIds: written.map((f) => f.personId) });
  const shown = await listForms(worker, { periodId: period.id, unitId: place.id, state: "shown" });
  for (const [n, form] of shown.slice(0, 9).entries()) {
    const member = own.get(form.personId);
    // The first demo member keeps a form to read.
    if (!member || member.phone === "19900000301") continue;
    const me = asMember(platform, demo.admin, member);
    if (n === 8) await objectToForm(me, period.id, { version: form.version, text: "10 月的走访少记了一次，请核对。" });
    else await confirmForm(me, period.id, { version: form.version });
  }
  const confirmed = await listForms(worker, { periodId: period.id, unitId: place.id, state: "confirmed" });
  const ready = confirmed.filter((f) => f.employerName === "区税务局").map((f) => f.personId);
  if (ready.length === 0) return;
  await signForms(worker, { periodId: period.id, personIds: ready });
  await deliverForms(worker, { periodId: period.id, personIds: ready });
}
