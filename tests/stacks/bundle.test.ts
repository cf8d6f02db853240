import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_BUNDLE } from "../../stacks/api";
import { filesAhead } from "../support/ahead";
import { type Bundle, bundleOf } from "../support/bundle";

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
  "nodemailer",
  "docxtemplater",
  "zod-openapi",
  "zod",
];

describe("what the API function reads when it starts", () => {
  let api: Bundle;
  beforeAll(async () => {
    api = await bundleOf({ path: "functions/api/main.ts" }, join(folder, "api"), API_BUNDLE);
  });

  test("is at most 80 kB, a fortieth of all that it can do", () => {
    expect(api.first).toBeLessThanOrEqual(80_000);
    expect(api.first).toBeLessThan(api.all * 0.025);
  });

  test("is at most 400 kB with what is read ahead for the calls that most people make", () => {
    expect(filesAhead()).toContain("functions/api/routes/claims.ts");
    expect(api.with(filesAhead())).toBeGreaterThan(api.first + 100_000);
    expect(api.with(filesAhead())).toBeLessThanOrEqual(400_000);
  });

  test("holds nothing that is needed in the course of few calls alone", () => {
    expect(IN_THE_COURSE.filter((name) => api.packages.has(name))).toEqual([]);
  });

  test("would hold the reader of spreadsheets if it were one file: the check sees that", async () => {
    const whole = await bundleOf({ path: "functions/api/main.ts" }, join(folder, "whole"), {
      ...API_BUNDLE,
      splitting: false,
    });
    expect(whole.packages).toContain("@e965/xlsx");
    expect(whole.first).toBeGreaterThan(950_000);
  });
});
