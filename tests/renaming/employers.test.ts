import { addEmployer, editEmployer, listEmployers } from "@rengang/core/employers";
import { addMember, listMembers } from "@rengang/core/members";
import { giveGrant, listGrants } from "@rengang/core/people";
import { employerIdOf } from "@rengang/kernel/crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPerson, makeNeighbourhood, type Neighbourhood, phoneOf } from "../support/people";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** A district with an employer on its list, where two members work. */
async function employed() {
  const place = await makeNeighbourhood(world);
  const { id } = await addEmployer(place.admin, { name: "区税务局", contactName: "陈联络" });
  await addPerson(place, 1);
  await addPerson(place, 2, place.elsewhere);
  const rename = async (name: string) => {
    await editEmployer(place.admin, id, { name, contactName: "陈联络" });
    await world.settle();
  };
  return { place, id, rename };
}
const workplaces = async (place: Neighbourhood) =>
  (await listMembers(place.admin, {})).members.map(({ employerId, employerName }) => ({ employerId, employerName }));

test("an employer's new name reaches its members and its account, and the employer stays the same one", async () => {
  const { place, id, rename } = await employed();
  const contact = { name: "陈联络", phone: phoneOf(40), role: "employer_liaison", employerId: id } as const;
  await giveGrant(place.admin, contact);
  const cookie = await signIn(world, place.district, phoneOf(40));
  await rename("区税务分局");
  expect(await workplaces(place)).toEqual(Array(2).fill({ employerId: id, employerName: "区税务分局" }));
  expect(await listEmployers(place.admin)).toEqual([
    { id, name: "区税务分局", formerNames: ["区税务局"], contactName: "陈联络" },
  ]);
  const { grants } = await listGrants(place.admin);
  expect(grants.find(({ employerId }) => employerId === id)?.placeName).toBe("区税务分局");
  const me = await (await world.request("/sessions/me", { cookie })).json();
  expect(me.acting.employerName).toBe("区税务分局");
});

test.each(["区税务局", "区税务分局"])(
  "whoever is added afterwards at %s works at the renamed employer",
  async (employerName) => {
    const { place, id, rename } = await employed();
    await rename("区税务分局");
    const { id: personId } = await addMember(place.admin, {
      name: "新来的",
      phone: phoneOf(3),
      unitId: place.community,
      employerName,
    });
    const all = (await listMembers(place.admin, {})).members;
    expect(all.find((m) => m.id === personId)).toMatchObject({ employerId: id, employerName: "区税务分局" });
  },
);

test("a roster that says the former name adds no employer and changes no workplace", async () => {
  const { place, id, rename } = await employed();
  await rename("区税务分局");
  const cookie = await cookieOf(place.admin);
  const rows = [
    "姓名,手机号,社区,工作单位",
    `党员1,${phoneOf(1)},梧桐社区,区税务局`,
    `吴新,${phoneOf(4)},梧桐社区,区 税务局`,
  ];
  const path = `/imports?kind=roster&name=${encodeURIComponent("名册.csv")}`;
  const answer = await world.request(path, { method: "POST", cookie, body: new TextEncoder().encode(rows.join("\n")) });
  const preview = await answer.json();
  expect(preview).toMatchObject({ counts: { added: 1, changed: 0 }, newEmployers: [] });
  await world.request(`/imports/${preview.id}/run`, { method: "POST", cookie });
  await world.settle();
  expect(await workplaces(place)).toEqual(Array(3).fill({ employerId: id, employerName: "区税务分局" }));
  expect(await listEmployers(place.admin)).toHaveLength(1);
});

test("a list of employers that says the former name puts the renamed one's contact right and leaves its name", async () => {
  const { place, id, rename } = await employed();
  await rename("区税务分局");
  const cookie = await cookieOf(place.admin);
  const rows = ["单位名称,联系人,联系电话", "区税务局,林新任,0571-8800666"];
  const path = `/imports?kind=employers&name=${encodeURIComponent("单位.csv")}`;
  const answer = await world.request(path, { method: "POST", cookie, body: new TextEncoder().encode(rows.join("\n")) });
  const preview = await answer.json();
  await world.request(`/imports/${preview.id}/run`, { method: "POST", cookie });
  await world.settle();
  expect(await listEmployers(place.admin)).toMatchObject([{ id, name: "区税务分局", contactName: "林新任" }]);
});

test("a name that another employer bears is refused, as is a new employer under a renamed one's name", async () => {
  const { place, id, rename } = await employed();
  await addEmployer(place.admin, { name: "区教育局" });
  await expect(editEmployer(place.admin, id, { name: "区教育局" })).rejects.toMatchObject({
    code: "employer.name_taken",
  });
  await rename("区税务分局");
  for (const name of ["区税务分局", "区税务局"]) {
    await expect(addEmployer(place.admin, { name })).rejects.toMatchObject({ code: "employer.name_taken" });
  }
  await rename("区税务局");
  expect((await listEmployers(place.admin)).find((e) => e.id === id)).toMatchObject({
    name: "区税务局",
    formerNames: ["区税务分局"],
  });
  expect(id).toBe(employerIdOf(place.district, "区税务局"));
});
