import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readEnvironment } from "@rengang/functions/env";
import { beforeAll, describe, expect, test } from "vitest";
import { ofType } from "./inspect";
import { CHINA, GLOBAL, type Synthesized, synthesize } from "./synthesize";

const ROOT = resolve(import.meta.dirname, "../..");
const MESSENGER_URL = "https://sms.example.com/send";
/** Lambda's own, and what the supplier adds to each function. */
const foreign = (name: string) => /^(AWS|SST)_/.test(name);

/** The names that the functions ask for, noted while they are read. */
function read(): string[] {
  const names: string[] = [];
  readEnvironment(
    new Proxy({} as Record<string, string>, {
      get: (_, name) => {
        names.push(String(name));
        return "given";
      },
    }),
  );
  return names.filter((name) => !foreign(name)).sort();
}

type Given = Record<string, Record<string, unknown>>;
const given = ({ resources }: Synthesized): Given =>
  Object.fromEntries(
    ofType(resources, "AWS::Lambda::Function").flatMap(([name, { Properties }]) => {
      const variables = Properties.Environment?.Variables ?? {};
      return variables.TABLE_NAME ? [[name.replace(/^service\.|Function|[0-9A-F]{8}$/g, ""), variables]] : [];
    }),
  );
const own = (variables: Record<string, unknown> = {}) =>
  Object.keys(variables)
    .filter((name) => !foreign(name))
    .sort();

describe.each([GLOBAL, CHINA])("the environment in %s", (region) => {
  let functions: Given;
  beforeAll(() => {
    functions = given(synthesize(region, { MESSENGER_URL }));
  });

  test("what the functions read and what the stacks give are the same, and only who sends knows the gateway", () => {
    const { Reactions, ...others } = functions;
    expect(Object.keys(others).sort()).toEqual(["Api", "Documents", "Due", "Jobs", "Sweep"]);
    expect(own(Reactions)).toEqual(read());
    expect(Reactions?.MESSENGER_URL).toBe(MESSENGER_URL);
    const common = read().filter((name) => name !== "MESSENGER_URL");
    for (const variables of Object.values(others)) expect(own(variables)).toEqual(common);
  });
});

test("an installation without a gateway gives no function an empty address", () => {
  const names = Object.values(given(synthesize(GLOBAL))).flatMap(own);
  expect(names).not.toContain("MESSENGER_URL");
});

test("no other file of the functions and the rooms below reads the environment", () => {
  const rooms = ["functions", "packages/core", "packages/kernel", "packages/table", "packages/documents"];
  const readers = rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
      .map((file) => join(room, file))
      .filter((file) => /process\.env|from "node:process"/.test(readFileSync(join(ROOT, file), "utf8"))),
  );
  expect(readers).toEqual([join("functions", "env.ts")]);
});
