import { expect, test } from "vitest";
import { settingsOf } from "../../stacks/stage";

const origin = { PUBLIC_ORIGIN: "https://rengang.example.com" };
const global = { stage: "prod", region: "ap-southeast-1", environment: origin };

test("a stage outside China needs its address only", () => {
  expect(settingsOf(global)).toEqual({
    stage: "prod",
    region: "ap-southeast-1",
    china: false,
    publicOrigin: "https://rengang.example.com",
    domain: "rengang.example.com",
    architecture: "arm_64",
    siteDirectory: "web/dist",
  });
});

test.each([
  undefined,
  "",
  "rengang.example.com",
  "http://rengang.example.com",
  "https://rengang.example.com/",
  "https://",
])("an address that is none is refused: %s", (PUBLIC_ORIGIN) =>
  expect(() => settingsOf({ ...global, environment: { PUBLIC_ORIGIN } })).toThrow("PUBLIC_ORIGIN"),
);

test.each(["cn-northwest-1", "cn-north-1"])(
  "a China region without the domain's certificate is refused: %s",
  (region) => {
    expect(() => settingsOf({ ...global, region })).toThrow("CERTIFICATE_ARN");
    const environment = { ...origin, CERTIFICATE_ARN: "arn:aws-cn:acm:cn-north-1:000000000000:certificate/x" };
    expect(settingsOf({ ...global, region, environment })).toMatchObject({ china: true });
  },
);

test.each(["Prod", "p", "1st", "with space", "a-name-of-more-than-twenty"])(
  "a stage name that AWS would trip over: %s",
  (stage) => expect(() => settingsOf({ ...global, stage })).toThrow("lower-case"),
);

test("a restored table without its stream is refused, and the other way round", () => {
  const half = (given: Record<string, string>) => () => settingsOf({ ...global, environment: { ...origin, ...given } });
  expect(half({ RESTORED_TABLE: "back" })).toThrow("go together");
  expect(half({ RESTORED_STREAM_ARN: "arn" })).toThrow("go together");
});

test("an architecture that Lambda does not have is refused", () =>
  expect(() => settingsOf({ ...global, environment: { ...origin, LAMBDA_ARCHITECTURE: "risc" } })).toThrow("arm64"));

test.each(["http://sms.example.com/", "sms.example.com", "https://name:word@sms.example.com/"])(
  "a gateway for messages that would hear phones in clear, or whose password would stand in the template: %s",
  (MESSENGER_URL) =>
    expect(() => settingsOf({ ...global, environment: { ...origin, MESSENGER_URL } })).toThrow("MESSENGER_URL"),
);
