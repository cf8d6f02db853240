import type { Neighbourhood } from "../support/people";
import type { Call } from "./furnish";

/** A period whose forms have gone out to the employer. @returns it, and the link that was sent */
export async function feedback(place: Neighbourhood, mark: string, call: Call, personIds: string[]) {
  const period = String(
    (
      await call("district_admin", "POST /feedback/periods", {
        title: `${mark}年度`,
        from: "2026-01-01",
        to: "2026-12-31",
        objectionDays: 5,
        requirement: { times: 2, hours: 8 },
      })
    ).id,
  );
  await call("community_worker", `POST /feedback/periods/${period}/forms`, { unitId: place.community });
  await place.world.settle();
  await call("community_worker", "POST /feedback/phrases", { text: `${mark}短语` });
  const chosen = { periodId: period, personIds };
  await call("community_worker", "POST /feedback/forms/show", chosen);
  for (const [who, personId] of [
    ["member", personIds[0]],
    ["friend", personIds[1]],
  ] as const) {
    const form = await call("community_worker", `GET /feedback/forms/${period}/${personId}`);
    const version = form.version;
    await call(who, `PUT /feedback/forms/mine/${period}/confirmation`, { version, own: `${mark}自述` });
  }
  await call("community_secretary", "POST /feedback/forms/sign", { ...chosen, name: `${mark}签` });
  await call("community_worker", "POST /feedback/forms/deliver", chosen);
  await place.world.settle();
  const link = place.world.messages.findLast((m) => m.district === place.district && m.text.includes("/e/"));
  return { period, link: link?.text.match(/\/e\/(\S+)/)?.[1] ?? "" };
}

/** A year closed early, and one objection to it. @returns the job that closed it */
export async function year(place: Neighbourhood, mark: string, call: Call) {
  const scheme = { from: "2026-01-01", to: "2026-12-31", requirement: { times: 2 }, grades: [`${mark}优`] };
  await call("district_admin", "PUT /evaluation/2026/scheme", { ...scheme, exemptionReasons: [`${mark}因`] });
  const closed = await call("district_admin", "POST /evaluation/2026/close", { early: true });
  await place.world.settle();
  await call("member", "POST /evaluation/2026/reports/mine/objection", { text: `${mark}少一次` });
  return String(closed.jobId ?? closed.id);
}
