import { Match } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import config from "../../sst.config";
import { allowed, notInChina, ofType } from "./inspect";
import { CHINA, GLOBAL, type Synthesized, synthesize } from "./synthesize";

describe("outside China", () => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize(GLOBAL);
  });

  test("pages come with a strict policy: no inline script, no frame, no sniffing, TLS for two years", () => {
    made.service.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: Match.stringLikeRegexp("frame-ancestors 'none'") },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: "DENY" },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
        },
      },
    });
  });

  test("the API answers under the console's own name, is never cached and keeps its error answers", () => {
    const [[, distribution] = []] = ofType(made.resources, "AWS::CloudFront::Distribution");
    const config = distribution?.Properties.DistributionConfig;
    expect(config.CacheBehaviors).toHaveLength(1);
    expect(config.CacheBehaviors[0]).toMatchObject({
      PathPattern: "/api/*",
      ViewerProtocolPolicy: "https-only",
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    });
    expect(config.CustomErrorResponses).toBeUndefined();
    expect(config.Aliases).toEqual(["rengang.example.com"]);
  });
});

describe("in China", () => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize(CHINA);
  });

  test("nothing is used that is not offered there, and no ARN belongs to the other partition", () => {
    expect(notInChina(made.resources)).toEqual([]);
  });

  test("the check finds what the global template uses and China lacks", () => {
    expect(notInChina(synthesize(GLOBAL).resources).join()).toMatch(/CloudFront.*CloudFront/);
  });

  test("only the filed domain answers, and it serves the console beside the API", () => {
    made.service.hasResourceProperties("AWS::ApiGatewayV2::Api", { DisableExecuteApiEndpoint: true });
    made.service.hasResourceProperties("AWS::ApiGatewayV2::DomainName", { DomainName: "rengang.example.com" });
    made.service.hasResourceProperties("AWS::ApiGatewayV2::Route", { RouteKey: "$default" });
    expect(made.functions.map((each) => each.handler)).toContain("stacks/site/main.handler");
  });

  test("the function that serves the console can read the console's files and nothing else", () => {
    const grants = allowed(made.resources).filter((each) => each.owner.includes("SiteFunction"));
    expect(grants.flatMap((each) => each.actions)).toEqual(["s3:GetObject", "s3:ListBucket"]);
    expect(grants.flatMap((each) => each.resources).every((text) => /^<Site/.test(text))).toBe(true);
  });
});

describe("in both", () => {
  test.each([GLOBAL, CHINA])("releases keep old assets and upload pages last (%s)", (region) => {
    const uploads = ofType(synthesize(region).resources, "Custom::CDKBucketDeployment");
    expect(uploads.map(([, each]) => each.Properties.Prune)).toEqual([false, false]);
    const caches = uploads.map(([, each]) => each.Properties.SystemMetadata["cache-control"]);
    expect(caches.sort()).toEqual(["no-cache", "public, max-age=31536000, immutable"]);
  });

  test.each([GLOBAL, CHINA])("a table brought back from a backup takes over without another change (%s)", (region) => {
    const streamArn = `arn:${region === CHINA ? "aws-cn" : "aws"}:dynamodb:${region}:000000000000:table/back/stream/1`;
    const made = synthesize(region, { RESTORED_TABLE: "back", RESTORED_STREAM_ARN: streamArn });
    const functions = ofType(made.resources, "AWS::Lambda::Function").map(
      ([, each]) => each.Properties.Environment?.Variables.TABLE_NAME,
    );
    expect(functions.filter((name) => name !== undefined)).toEqual(Array(6).fill("back"));
    const readers = ofType(made.resources, "AWS::Lambda::EventSourceMapping");
    expect(readers.map(([, each]) => each.Properties.EventSourceArn)).toEqual([streamArn, streamArn]);
    // The data stack does not change: the old table stays, and its exports with it.
    expect(made.data.toJSON()).toEqual(synthesize(region).data.toJSON());
  });
});

test("no region is chosen for anybody", async () => {
  expect(() => config.config({})).toThrow("region");
  expect(await config.config({ region: "cn-northwest-1" })).toEqual({ name: "rengang", region: "cn-northwest-1" });
});
