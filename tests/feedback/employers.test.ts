import { DeliveryFailure } from "@rengang/core/context/messenger";
import { addEmployer, editEmployer, employerItem, listEmployers } from "@rengang/core/employers";
import {
  deliverForms,
  listPackages,
  openPackage,
  publishedOf,
  renewLink,
  signForms,
  viewPackage,
} from "@rengang/core/feedback";
import { endGrant, giveGrant } from "@rengang/core/people";
import { answerRequest, askObjection } from "@rengang/core/privacy";
import { MINUTE } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";
import { CONTACT, chosen, makeSeason, member, now, PAST_WINDOW, type Season, sentAccess, showAll } from "./support";

let world: World;
let failing: DeliveryFailure | undefined;
beforeEach(async () => {
  failing = undefined;
  const made = await makeWorld();
  const messenger = {
    deliver: async (message: (typeof made.messages)[number]) => {
      if (failing) throw failing;
      made.messages.push(message);
      return undefined;
    },
  };
  world = { ...made, platform: Object.assign(made.platform, { messenger }) };
});
afterEach(() => world.close());

async function deliverAll(season: Season): Promise<void> {
  await showAll(season);
  world.pass(PAST_WINDOW);
  await signForms(now(season, season.secretary), chosen(season));
  await deliverForms(now(season, season.worker), chosen(season));
  await world.settle();
}
const idOf = (season: Season) => ({ periodId: season.period, employerId: season.employer });
const onPage = async (season: Season) =>
  (await listPackages(now(season, season.admin), { periodId: season.period }))[0]?.undelivered;

test("a link that did not arrive is said with its reason where it was sent, until a new one has arrived", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const season = await makeSeason(world, 1);
  failing = new DeliveryFailure("recipient", false);
  await deliverAll(season);
  logged.mockRestore();
  expect(await onPage(season)).toBe("recipient");
  failing = undefined;
  world.pass(2 * MINUTE);
  await renewLink(now(season, season.admin), idOf(season));
  await world.settle();
  expect(await onPage(season)).toBeUndefined();
  expect(sentAccess(world).link).not.toBe("");
});

test("a public notice leaves out whoever's objection to it was accepted; the covering list does not", async () => {
  const season = await makeSeason(world, 2);
  await deliverAll(season);
  const [objector] = season.ids;
  const { id } = await askObjection(member(season, 0), { purpose: "publication", text: "不愿公示" });
  await answerRequest(now(season, season.admin), objector as never, id, { accepted: true, note: "同意" });
  const { covering } = await viewPackage(now(season, season.liaison), idOf(season));
  expect(covering).toHaveLength(2);
  const published = await publishedOf(now(season, season.liaison), covering);
  expect(published.map(({ index, name }) => [index, name])).toEqual([[1, "党员2"]]);
});

const liaisonOf = ({ employer }: Season) => ({
  name: "陈联络",
  phone: CONTACT,
  role: "employer_liaison" as const,
  employerId: employer,
});

test("a contact who gets an account signs in by phone, sees the own employer's packages, and is no longer told to ask for one", async () => {
  const season = await makeSeason(world, 1);
  await deliverAll(season);
  const visit = await openPackage(world.platform, "test", sentAccess(world));
  expect(visit.me.byLink).toBe(true);
  await giveGrant(now(season, season.admin), { ...liaisonOf(season), until: "2027-11-12" });
  const cookie = await signIn(world, season.district, CONTACT);
  const me = await (await world.request("/sessions/me", { cookie })).json();
  expect(me).toMatchObject({ acting: { role: "employer_liaison", employerId: season.employer, until: "2027-11-12" } });
  expect(me.byLink).toBeUndefined();
  const { packages } = await (await world.request("/packages", { cookie })).json();
  expect(packages).toMatchObject([{ periodId: season.period, employerId: season.employer }]);
  const started = await world.request("/factors/authenticator", { method: "POST", cookie });
  expect(started.ok).toBe(true);
});

test("an account that is ended ends at once: its sessions, a visit by link, and the link itself", async () => {
  const season = await makeSeason(world, 1);
  await deliverAll(season);
  const access = sentAccess(world);
  await giveGrant(now(season, season.admin), liaisonOf(season));
  const own = await signIn(world, season.district, CONTACT);
  const visit = (await openPackage(world.platform, "test", access)).token;
  for (const cookie of [own, visit]) expect((await world.request("/packages", { cookie })).status).toBe(200);
  await endGrant(now(season, season.admin), season.admin.personOf(CONTACT), {
    role: "employer_liaison",
    employerId: season.employer,
  });
  for (const cookie of [own, visit]) expect((await world.request("/packages", { cookie })).status).toBe(401);
  await world.settle();
  await expect(openPackage(world.platform, "test", access)).rejects.toMatchObject({ code: "thing.missing" });
  await renewLink(now(season, season.admin), idOf(season));
  await world.settle();
  expect(sentAccess(world).link).not.toBe(access.link);
});

test("a contact that was put right gets the next link, and the link of the former one opens nothing any more", async () => {
  const season = await makeSeason(world, 1);
  await deliverAll(season);
  const former = sentAccess(world);
  world.pass(2 * MINUTE);
  const facts = { name: "区税务局", contactName: "林新任", contactPhone: "19900000901" };
  const edited = await editEmployer(now(season, season.admin), season.employer, facts);
  expect(edited).toEqual({ id: season.employer, ...facts });
  expect(await listEmployers(season.admin)).toContainEqual(edited);
  expect(await renewLink(now(season, season.worker), idOf(season))).toMatchObject({ sentTo: "199****0901" });
  await world.settle();
  expect(world.messages.filter((m) => m.to === facts.contactPhone).map((m) => m.text)).toContainEqual(
    expect.stringContaining("/e/"),
  );
  await expect(openPackage(world.platform, "t", former)).rejects.toMatchObject({ code: "thing.missing" });
});

test("what is left out of an employer's contact is removed, and two corrections at once leave one of them whole", async () => {
  const season = await makeSeason(world, 1);
  const ones = ["甲", "乙"].map((name, n) => ({ contactName: `联络${name}`, contactPhone: `1990000091${n}` }));
  await Promise.all(ones.map((facts) => editEmployer(season.admin, season.employer, { name: "区税务局", ...facts })));
  const [left] = await listEmployers(season.admin);
  expect(ones).toContainEqual({ contactName: left?.contactName, contactPhone: left?.contactPhone });
  const bare = { name: "区税务局" };
  expect(await editEmployer(season.admin, season.employer, bare)).toEqual({ id: season.employer, ...bare });
});

test("a number that nobody can call is refused at its field; one that a roster brought stays until it is changed", async () => {
  const season = await makeSeason(world, 1);
  const { admin, employer } = season;
  const refused = { code: "input.invalid", facts: { fields: [{ path: "contactPhone", problem: "invalid" }] } };
  await expect(
    editEmployer(now(season, admin), employer, { name: "区税务局", contactPhone: "199" }),
  ).rejects.toMatchObject(refused);
  await expect(addEmployer(now(season, admin), { name: "区档案馆", contactPhone: "8888" })).rejects.toMatchObject(
    refused,
  );
  const typed = await editEmployer(now(season, admin), employer, {
    name: "区税务局",
    contactPhone: "（0571）8888 0000 转 801",
  });
  expect(typed.contactPhone).toBe("0571-88880000-801");
  const brought = { contactName: "陈联络", contactPhone: "88880000" };
  await admin.commit("imports.write", [put(employerItem, employer, { id: employer, name: "区税务局", ...brought })]);
  const kept = await editEmployer(now(season, admin), employer, {
    name: "区税务局",
    ...brought,
    address: "区政府大院",
  });
  expect(kept).toMatchObject({ ...brought, address: "区政府大院" });
});
