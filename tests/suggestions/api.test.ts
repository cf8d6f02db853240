import { SUGGESTION_LIMITS, suggestionItem } from "@rengang/core/suggestions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

const post = (path: string, json: unknown, cookie?: string) =>
  world.request(path, { method: "POST", json, ...(cookie && { cookie }) });
const said = (more: object = {}) => ({ district: place.district, kind: "complaint", text: "打不开", ...more });
const send = async (more: object = {}) => (await post("/suggestions/open", said(more))).json();
const follow = (number: string, word: string) =>
  post("/suggestions/followed", { district: place.district, number, word });

test("the same call sent again is one suggestion", async () => {
  const cookie = await cookieOf(await addAcceptedMember(place, 9));
  const headers = { "idempotency-key": "a-call-of-mine" };
  const again = () =>
    world.request("/suggestions", { method: "POST", cookie, headers, json: { kind: "suggestion", text: "只要一条" } });
  const [first, second] = [await (await again()).json(), await (await again()).json()];
  expect(second.id).toBe(first.id);
  const mine = await (await world.request("/suggestions/mine", { cookie })).json();
  expect(mine.suggestions).toHaveLength(1);
});

describe("without an account", () => {
  test("a number and a word follow the reply, and nothing else does", async () => {
    const { suggestion, word } = await send();
    expect(suggestion).toMatchObject({
      unitName: place.district.replace(/district-(\d+)/, "第$1区"),
      state: "received",
    });
    const admin = await cookieOf(place.admin);
    await post(`/suggestions/${suggestion.id}/answer`, { answer: "请换一个浏览器" }, admin);
    const seen = await (await follow(suggestion.number.toLowerCase(), ` ${word.toUpperCase()} `)).json();
    expect(seen.steps.at(-1)).toMatchObject({ act: "answered", text: "请换一个浏览器" });
    for (const [number, typed] of [
      [suggestion.number, "0000-0000"],
      ["261112-ZZZZZZ", word],
    ]) {
      const answer = await follow(number as string, typed as string);
      expect([answer.status, (await answer.json()).code]).toEqual([404, "thing.missing"]);
    }
  });

  test("one word opens one suggestion, in one district", async () => {
    const [one, other] = [await send(), await send()];
    expect((await follow(one.suggestion.number, other.word)).status).toBe(404);
    const there = await makeNeighbourhood(world);
    const { number } = one.suggestion;
    const swapped = await post("/suggestions/followed", { district: there.district, number, word: one.word });
    expect(swapped.status).toBe(404);
    expect((await follow(number, one.word)).status).toBe(200);
  });

  test("a suggestion with an account cannot be opened by any word", async () => {
    const member = await cookieOf(await addAcceptedMember(place, 1));
    const { number } = await (await post("/suggestions", { kind: "help", text: "怎么签到" }, member)).json();
    expect((await follow(number, "")).status).toBe(404);
  });

  test("the word is stored nowhere", async () => {
    const { suggestion, word } = await send();
    const row = await place.admin.table.get(suggestionItem, suggestion.id);
    expect(row?.wordHash).toBeDefined();
    expect(JSON.stringify(row)).not.toContain(word.replace("-", ""));
  });

  test("its author can question the answer with the same two words", async () => {
    const { suggestion, word } = await send();
    await post(`/suggestions/${suggestion.id}/answer`, { answer: "已办" }, await cookieOf(place.admin));
    const key = { district: place.district, number: suggestion.number, word };
    const again = await post("/suggestions/followed/act", { ...key, act: "reopen", reason: "还是不行" });
    expect(await again.json()).toMatchObject({ state: "reopened" });
    const wrong = await post("/suggestions/followed/act", { ...key, word: "0000-0000", act: "withdraw" });
    expect(wrong.status).toBe(404);
  });

  test("about the district itself it reaches the auditor alone", async () => {
    const { suggestion } = await send({ aboutDistrict: true });
    expect(suggestion).toMatchObject({ audited: true });
    const seen = await world.request(`/suggestions/${suggestion.id}`, { cookie: await cookieOf(place.admin) });
    expect(seen.status).toBe(404);
  });

  test("guessing a word ends after twenty tries a day, and then not even the right one helps", async () => {
    const { suggestion, word } = await send();
    const answers = await Promise.all(Array.from({ length: 26 }, () => follow(suggestion.number, "aaaa-aaaa")));
    expect(answers.filter((a) => a.status === 404)).toHaveLength(SUGGESTION_LIMITS.number_tries.most);
    expect((await follow(suggestion.number, word)).status).toBe(429);
  });

  test("a district's desk cannot be flooded, nor by one address", async () => {
    const flooded = await makeNeighbourhood(world);
    const { most } = SUGGESTION_LIMITS.district_sends;
    const all = Array.from({ length: most + 5 }, (_, n) =>
      post("/suggestions/open", { district: flooded.district, kind: "help", text: `第 ${n} 条` }),
    );
    const statuses = (await Promise.all(all)).map((a) => a.status);
    expect(statuses.filter((s) => s === 201)).toHaveLength(most);
    expect(statuses.filter((s) => s === 429)).toHaveLength(5);
  });

  test("a district that does not exist, and the platform's own place, are missing", async () => {
    for (const district of ["nowhere", "_platform"]) {
      expect((await post("/suggestions/open", said({ district }))).status).toBe(404);
    }
  });
});
