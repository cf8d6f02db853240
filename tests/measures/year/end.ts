import { DAY } from "@rengang/kernel/time";
import { signIn } from "./fortnight";
import { LEAST } from "./least";
import { type Community, call, employerOf, follow, type Town } from "./town";

/** A year of evaluation: its name and its first and last local day. */
export interface Year {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const PAST_WINDOW = 6 * DAY;
const MOST = 100;

async function forms(town: Town, community: Community, periodId: string): Promise<void> {
  const { worker, secretary, members } = community;
  const n = members.length;
  const personIds = members.slice(0, MOST).map((m) => m.personId);
  const chosen = { periodId, personIds };
  await signIn(town, [worker, ...members.map((m) => m.phone)]);
  const begun = `POST /feedback/periods/${periodId}/forms`;
  await call(town, ["forms begun", LEAST["forms begun"]()], worker, begun, { unitId: community.id });
  await follow(town);
  await call(town, ["forms shown", LEAST["forms shown"](n)], worker, "POST /feedback/forms/show", chosen);
  await follow(town);
  for (const { phone } of members) {
    const path = `PUT /feedback/forms/mine/${periodId}/confirmation`;
    await call(town, ["form confirmed", LEAST["form confirmed"]()], phone, path, { version: 2, own: "以上情况属实。" });
  }
  await follow(town);
  town.world.pass(PAST_WINDOW);
  await signIn(town, [worker, secretary]);
  await call(town, ["forms signed", LEAST["forms signed"](n)], secretary, "POST /feedback/forms/sign", chosen);
  await follow(town);
  await call(town, ["forms delivered", LEAST["forms delivered"](n, 1)], worker, "POST /feedback/forms/deliver", chosen);
  await follow(town);
}

/** The employer opens what was sent, signs for it and says how it was used. */
async function receive(town: Town, periodId: string, people: readonly Community[]): Promise<void> {
  const liaison = "19900000900";
  const sent = town.world.messages.filter((m) => m.to === liaison).map((m) => m.text);
  const link = sent.findLast((text) => text.includes("/e/"))?.match(/\/e\/(\S+)/)?.[1];
  const code = sent.findLast((text) => /\b\d{6}\b/.test(text))?.match(/\b\d{6}\b/)?.[0];
  await call(town, ["package opened", LEAST["package opened"](0)], liaison, "POST /packages/open", { link, code });
  const all = people.flatMap((c) => c.members);
  const view = `GET /packages/${periodId}/${employerOf(town)}`;
  await call(town, ["package opened", LEAST["package opened"](all.length)], liaison, view);
  for (let i = 0; i < all.length; i += MOST) {
    const chosen = { periodId, personIds: all.slice(i, i + MOST).map((m) => m.personId) };
    const n = chosen.personIds.length;
    const receipt = { ...chosen, name: "李签收" };
    await call(town, ["forms received", LEAST["forms received"](n)], liaison, "POST /packages/receipts", receipt);
    const reply = { ...chosen, uses: ["年度考核"], text: "已采用" };
    await call(town, ["forms replied to", LEAST["forms replied to"](n)], liaison, "POST /packages/replies", reply);
    await follow(town);
  }
}

async function close(town: Town, year: Year): Promise<void> {
  const { name } = year;
  const scheme = {
    from: year.from,
    to: year.to,
    requirement: { times: 2 },
    grades: ["优"],
    exemptionReasons: ["出差"],
  };
  await signIn(town, [town.admin]);
  await call(town, ["scheme saved", LEAST["scheme saved"]()], town.admin, `PUT /evaluation/${name}/scheme`, scheme);
  const early = { early: true };
  await call(town, ["year closed", LEAST["year closed"]()], town.admin, `POST /evaluation/${name}/close`, early);
  await follow(town);
  const district = `GET /evaluation/${name}/reports/district`;
  await call(town, ["district's year", LEAST["district's year"]()], town.admin, district);
  for (const { id, members } of town.communities) {
    const least = LEAST["community's year"](members.length);
    await call(town, ["community's year", least], town.admin, `GET /evaluation/${name}/reports/communities/${id}`);
    for (const { phone } of members) {
      await call(town, ["my year", LEAST["my year"]()], phone, `GET /evaluation/${name}/reports/mine`);
    }
  }
}

/** The end of the year: a form for every member to the employer and back, and the year's reports. */
export async function endOfYear(town: Town, year: Year): Promise<void> {
  const { name } = year;
  await signIn(town, [town.admin]);
  const title = `${name}年度`;
  const facts = {
    title,
    from: year.from,
    to: year.to,
    objectionDays: 5,
    requirement: { times: 2, hours: 8 },
  };
  const opened = await call(
    town,
    ["period opened", LEAST["period opened"]()],
    town.admin,
    "POST /feedback/periods",
    facts,
  );
  const periodId = String(opened.id);
  for (const community of town.communities) await forms(town, community, periodId);
  await receive(town, periodId, town.communities);
  await close(town, year);
}
