import { base } from "@rengang/functions/api/app";
import { fileAnswer } from "@rengang/functions/documents/files";
import { inParts } from "@rengang/functions/documents/in-parts";
import { describeApi } from "@rengang/functions/documents/reference";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ANSWER_MOST, invoked } from "../support/lambda";
import { makeWorld, type World } from "../support/world";

const SIZE = 6_500_000;
const PATH = "/api/documents/large";
const file = new Uint8Array(Buffer.alloc(SIZE, "认岗"));

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** The documents' own way out, behind which stands one large file. */
const ask = (query: string, bytes = file) =>
  invoked(
    base(world.platform)
      .use(inParts)
      .get("/documents/large", () => fileAnswer(bytes, "zip", "反馈表")),
    `${PATH}${query}`,
    "",
  );
const codeOf = async ({ answer }: Awaited<ReturnType<typeof ask>>) => [answer.status, (await answer.json()).code];

test("a file larger than an answer of Lambda comes in parts that each fit, and that joined are the file to the byte", async () => {
  const first = await ask("?part=1");
  const count = Number(first.answer.headers.get("x-file-parts"));
  const tag = first.answer.headers.get("x-file-tag") ?? "";
  const rest = await Promise.all(Array.from({ length: count - 1 }, (_, n) => ask(`?part=${n + 2}&tag=${tag}`)));
  const parts = [first, ...rest];
  for (const { bytes } of parts) expect(bytes).toBeLessThan(ANSWER_MOST);
  const whole = Buffer.concat(
    await Promise.all(parts.map(async ({ answer }) => Buffer.from(await answer.arrayBuffer()))),
  );
  expect(whole.equals(file)).toBe(true);
  expect(first.answer.headers.get("content-disposition")).toContain("filename*=");
  expect(first.answer.headers.get("x-request-id")).toBeTruthy();
});

test("asked for as a whole it is refused in words, not cut off and not lost on the way", async () => {
  const answer = await ask("");
  expect(answer.bytes).toBeLessThan(2000);
  expect(await codeOf(answer)).toEqual([409, "file.in_parts"]);
});

test("parts of two files are never joined: one that has changed since is begun anew", async () => {
  const tag = (await ask("?part=1")).answer.headers.get("x-file-tag");
  const changed = new Uint8Array(file);
  changed[SIZE - 1] = 0;
  expect(await codeOf(await ask(`?part=2&tag=${tag}`, changed))).toEqual([409, "file.changed"]);
  expect(await codeOf(await ask("?part=2"))).toEqual([409, "file.changed"]);
});

test("there is nothing behind the last part, and a part that is none is told by field", async () => {
  expect(await codeOf(await ask("?part=3"))).toEqual([404, "thing.missing"]);
  expect(await codeOf(await ask("?part=0"))).toEqual([422, "input.invalid"]);
});

test("a file that fits is given whole, asked for either way", async () => {
  const small = file.subarray(0, 1000);
  for (const query of ["", "?part=1"]) {
    const { answer } = await ask(query, small);
    expect(Buffer.from(await answer.arrayBuffer()).equals(small)).toBe(true);
  }
});

test("whatever passes the limit all the same is refused in words and told to the log, not lost at the gateway", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const long = "认".repeat(2_500_000);
  const large = await invoked(
    base(world.platform).get("/list", (c) => c.json({ long })),
    "/api/list",
    "",
  );
  expect(large.bytes).toBeLessThan(2000);
  expect(await codeOf(large)).toEqual([409, "answer.too_large"]);
  expect(said.mock.calls.flat().join("")).toContain("answer-too-large");
  said.mockRestore();
});

test("every file of the documents function is documented to come in parts, and no other answer", async () => {
  const { paths = {} } = await describeApi(world.platform);
  const said = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods ?? {}).map((operation) => ({
      path,
      inParts: JSON.stringify(operation).includes('"name":"part"'),
    })),
  );
  const files = said.filter(({ inParts }) => inParts).map(({ path }) => path);
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((path) => !path.startsWith("/api/documents/"))).toEqual([]);
  expect(said.filter(({ path, inParts }) => path.startsWith("/api/documents/") && !inParts)).toEqual([]);
});
