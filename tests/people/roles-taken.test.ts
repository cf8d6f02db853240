import { endGrant, GRANTS } from "@rengang/core/people";
import { HOUR, MINUTE } from "@rengang/kernel/time";
import type { Operations, Send } from "@rengang/table/send";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

const WORKER = "19900000200";
type Row = { sk?: string };

let world: World;
let place: Neighbourhood;
/** What happens just before the first write of a verb, once. */
let before: { verb: string; happens: () => Promise<void> } | undefined;
/** Roles that queries go on to meet after they were taken away. */
let lingering: Row[] = [];
/** How the sessions of a sign-in were written. */
let written: string[] = [];

const between =
  (send: Send): Send =>
  async (operation, input) => {
    const text = JSON.stringify(input);
    if (before && text.includes(`"${before.verb} `)) {
      const { happens } = before;
      before = undefined;
      await happens();
    }
    if (text.includes('"sessions.sign_in ')) written.push(operation);
    const answer = await send(operation, input);
    if (operation !== "query" || !text.includes("PERSON#")) return answer;
    const found = (answer as Operations["query"][1]).Items as Row[];
    const missing = lingering.filter(({ sk }) => !found.some((row) => row.sk === sk));
    return { ...answer, Items: [...found, ...missing] } as typeof answer;
  };

beforeAll(async () => {
  world = await makeWorld(between);
});
afterAll(() => world.close());
beforeEach(async () => {
  [before, lingering] = [undefined, []];
  place = await makeNeighbourhood(world);
  // Whoever has come before, and whose account nobody has touched since, is let in by one write.
  await signIn(world, place.district, WORKER);
  world.pass(2 * HOUR);
  written = [];
});

const taken = () =>
  endGrant(place.admin, place.admin.personOf(WORKER), { role: "community_worker", unitId: place.community });
const enters = () =>
  signIn(world, place.district, WORKER).then(
    async (cookie) => (await world.request("/sessions/me", { cookie })).status,
    () => "refused",
  );

/** The rows of the worker's roles as they stand in the table. */
async function roles(): Promise<Row[]> {
  const { Items = [] } = await world.send("query", {
    TableName: world.platform.tableName,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :grants)",
    ExpressionAttributeValues: {
      ":pk": `D#${place.district}#PERSON#${place.admin.personOf(WORKER)}`,
      ":grants": GRANTS,
    },
  });
  return Items as Row[];
}

describe("a role that is taken away while its holder signs in again", () => {
  test.each(["sessions.try_code", "sessions.sign_in"])("opens nothing when it goes just before %s", async (verb) => {
    before = { verb, happens: taken };
    expect(await enters()).toBe("refused");
  });

  test("takes the session with it that was opened between its decision and its write", async () => {
    let cookie = "";
    before = {
      verb: "people.end_grant",
      happens: async () => {
        cookie = await signIn(world, place.district, WORKER);
      },
    };
    await taken();
    expect(cookie).not.toBe("");
    expect((await world.request("/sessions/me", { cookie })).status).toBe(401);
  });

  test("opens nothing though the query that found the new account still met the old role", async () => {
    lingering = await roles();
    expect(lingering).toHaveLength(1);
    await taken();
    world.pass(MINUTE);
    expect(await enters()).toBe("refused");
  });

  test("opens nothing though the query still met it, where the account was made after it was taken away", async () => {
    place = await makeNeighbourhood(world);
    lingering = await roles();
    await taken();
    world.pass(2 * HOUR);
    expect(await enters()).toBe("refused");
  });
});

test("staff whose account nobody has touched for an hour sign in by one plain write", async () => {
  expect(await enters()).toBe(200);
  expect(written).toEqual(["put"]);
});
