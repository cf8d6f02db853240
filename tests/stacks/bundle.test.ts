import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesAhead } from "../support/ahead";
import { type Bundle, bundleOf, type Reading } from "../support/bundle";

const folder = mkdtempSync(join(tmpdir(), "rengang-bundle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What few calls need, each with its weight: a start that reads one of them has become slower for everybody. */
const IN_THE_COURSE = [
  "@e965/xlsx",
  "hucre",
  "hash-wasm",
  "fxa-common-password-list",
  "@zxcvbn-ts/core",
  "@zxcvbn-ts/language-common",
  "pinyin-pro",
  "@aws-sdk/client-s3",
  "@aws-sdk/client-dynamodb",
  "@smithy/core",
  "@simplewebauthn/server",
  "openid-client",
  "otpauth",
  "nodemailer",
  "docxtemplater",
  "zod-openapi",
  "zod",
];

const unwanted = ({ packages }: Reading) => IN_THE_COURSE.filter((name) => packages.has(name));

describe("what the API function reads when it starts", () => {
  let api: Bundle;
  beforeAll(async () => {
    api = await bundleOf({ path: "functions/api/main.ts" }, join(folder, "api"));
  });

  test("is at most 80 kB, a fortieth of all that it can do", () => {
    expect(api.reads().bytes).toBeLessThanOrEqual(80_000);
    expect(api.reads().bytes).toBeLessThan(api.all * 0.025);
  });

  test("is at most 400 kB with what is read ahead for the calls that most people make", () => {
    expect(filesAhead()).toContain("functions/api/routes/claims.ts");
    const ahead = api.reads(filesAhead()).bytes;
    expect(ahead).toBeGreaterThan(api.reads().bytes + 100_000);
    expect(ahead).toBeLessThanOrEqual(400_000);
  });

  test("holds nothing that is needed in the course of few calls alone", () => {
    expect(unwanted(api.reads())).toEqual([]);
  });

  test("would hold the library of shapes with the first group of routes: the check sees that", () => {
    expect(unwanted(api.reads(["functions/api/routes/posts.ts"]))).toEqual(["zod"]);
  });
});

describe("what the function behind the stream reads when it starts", () => {
  let reactions: Bundle;
  beforeAll(async () => {
    reactions = await bundleOf({ path: "functions/reactions/main.ts" }, join(folder, "reactions"));
  });

  test("is at most 240 kB, and no sender of mail", () => {
    expect(reactions.reads().bytes).toBeLessThanOrEqual(240_000);
    expect(unwanted(reactions.reads())).toEqual(["zod"]);
  });

  test("would hold the sender of mail if that were not read by the first mail: the check sees that", () => {
    const withMail = reactions.reads(["functions/messenger/mail.ts"]);
    expect(withMail.packages).toContain("nodemailer");
    expect(withMail.bytes).toBeGreaterThan(400_000);
  });
});
