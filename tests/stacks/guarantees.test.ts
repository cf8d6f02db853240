import { Match } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import { tableDefinition } from "../../packages/table/definition";
import { ACCESS_LOG } from "../../stacks/api";
import { LEADING_KEY, PLATFORM_KEY } from "../../stacks/district-role";
import {
  allowed,
  broadManagedPolicies,
  endlessReaders,
  filesBeyondPrefix,
  forgetfulLogs,
  functionsWithoutLogs,
  ofType,
  openBuckets,
  scanGrants,
  wildcardGrants,
} from "./inspect";
import { CHINA, GLOBAL, type Synthesized, synthesize } from "./synthesize";

describe.each([GLOBAL, CHINA])("in %s", (region) => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize(region);
  });

  test("the table is kept, protected and can be brought back to any second of 35 days", () => {
    made.data.resourceCountIs("AWS::DynamoDB::Table", 1);
    made.data.hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        TableName: "rengang-prod",
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      },
    });
  });

  test("the table has exactly the keys and indexes that the embedded engine gets", () => {
    const keys = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: "HASH" },
      { AttributeName: range, KeyType: "RANGE" },
    ];
    made.data.hasResourceProperties("AWS::DynamoDB::Table", {
      KeySchema: keys(tableDefinition.partitionKey, tableDefinition.sortKey),
      GlobalSecondaryIndexes: tableDefinition.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: "ALL" },
      })),
    });
  });

  test("every bucket is closed to the public, encrypted, kept and reached over TLS only", () => {
    expect(ofType(made.resources, "AWS::S3::Bucket")).toHaveLength(2);
    expect(openBuckets(made.resources)).toEqual([]);
  });

  test("documents are versioned, and uploaded rosters leave after a month", () => {
    made.data.hasResourceProperties("AWS::S3::Bucket", {
      VersioningConfiguration: { Status: "Enabled" },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: "imports/", ExpirationInDays: 30, Status: "Enabled" })]),
      },
    });
  });

  test("nobody is granted all of a service, all resources or a scan", () => {
    expect(allowed(made.resources).length).toBeGreaterThan(20);
    expect(wildcardGrants(made.resources)).toEqual([]);
    expect(scanGrants(made.resources)).toEqual([]);
    expect(broadManagedPolicies(made.resources)).toEqual([]);
  });

  test("files are granted by prefix, and in it to one district alone", () => {
    const bucket = /Data:ExportsOutputFnGetAttDocuments/;
    const grants = allowed(made.resources).filter((each) => each.resources.some((text) => bucket.test(text)));
    expect(grants.length).toBeGreaterThan(5);
    expect(filesBeyondPrefix(made.resources, bucket)).toEqual([]);
    expect(grants.filter((each) => /Reactions|Due/.test(each.owner))).toEqual([]);
    const sealed = grants.filter((each) => /Sweep/.test(each.owner)).flatMap((each) => each.resources);
    expect(sealed.length > 0 && sealed.every((text) => text.includes("/audit/"))).toBe(true);
  });

  test("the API function reads and writes items by key and queries the two indexes, nothing more", () => {
    const actions = allowed(made.resources)
      .filter((each) => each.owner.startsWith("service.ApiServiceRole"))
      .flatMap((each) => each.actions)
      .filter((action) => action.startsWith("dynamodb:"));
    const items = ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];
    expect(new Set(actions)).toEqual(new Set(items.map((action) => `dynamodb:${action}`)));
  });

  test("the clock strikes each minute and may not delete anything", () => {
    const rules = ofType(made.resources, "AWS::Events::Rule").map(([, each]) => each.Properties.ScheduleExpression);
    expect(rules.sort()).toEqual(["rate(1 hour)", "rate(1 minute)"]);
    const due = allowed(made.resources).filter((each) => each.owner.startsWith("service.Due"));
    const actions = due.flatMap((each) => each.actions);
    expect(actions).toContain("dynamodb:UpdateItem");
    expect(actions.filter((action) => /Delete|s3:/.test(action))).toEqual([]);
  });

  const onTable = (each: { actions: readonly string[] }) => each.actions.some((a) => /^dynamodb:.*Item$|Query/.test(a));

  test("no function reaches a district's items by its own role: the platform's partitions alone", () => {
    const grants = allowed(made.resources).filter((each) => onTable(each) && !each.owner.includes("DistrictRole"));
    expect(grants).toHaveLength(12);
    for (const { condition } of grants) {
      expect(condition).toEqual({
        "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [PLATFORM_KEY] },
        Null: { "dynamodb:LeadingKeys": "false" },
      });
    }
    const files = allowed(made.resources).filter((each) => each.actions.some((a) => a.startsWith("s3:")));
    const functions = /(Api|Documents|Reactions|Jobs|Sweep|Due)\w*ServiceRole/;
    expect(files.filter((each) => functions.test(each.owner)).map((each) => each.owner)).toEqual([]);
  });

  test("district credentials reach keys of the tagged district only, each function's by a role of its own", () => {
    const grants = allowed(made.resources).filter((each) => onTable(each) && each.owner.includes("DistrictRole"));
    expect(grants).toHaveLength(12);
    for (const { condition } of grants) {
      expect(condition?.["ForAllValues:StringLike"]).toEqual({ "dynamodb:LeadingKeys": [LEADING_KEY] });
      // Without keys "for all values" is true, so their absence must be refused.
      expect(condition?.Null).toEqual({ "dynamodb:LeadingKeys": "false", "aws:PrincipalTag/district": "false" });
    }
    const roles = ofType(made.resources, "AWS::IAM::Role").filter(([name]) => name.includes("DistrictRole"));
    expect(roles).toHaveLength(6);
    for (const [name, role] of roles) {
      const [assume, tag, ...more] = role.Properties.AssumeRolePolicyDocument.Statement;
      expect([assume.Action, tag.Action, more]).toEqual(["sts:AssumeRole", "sts:TagSession", []]);
      for (const each of [assume, tag]) {
        const [caller] = each.Principal.AWS["Fn::GetAtt"];
        expect(caller.replace(/Function|ServiceRole.*$/g, "")).toBe(name.replace(/^service\.|DistrictRole.*$/g, ""));
      }
      expect(tag.Condition).toEqual({
        "ForAllValues:StringEquals": { "aws:TagKeys": ["district"] },
        StringLike: { "aws:RequestTag/district": "?*" },
        StringNotEquals: { "aws:RequestTag/district": "_platform" },
      });
    }
    const assuming = allowed(made.resources).filter((each) => each.actions.includes("sts:AssumeRole"));
    expect(assuming.every((each) => each.resources.every((to) => to.includes("DistrictRole")))).toBe(true);
    expect(assuming).toHaveLength(6);
  });

  test("stream functions try a finite number of times, narrow bad batches down and set aside what fails", () => {
    expect(ofType(made.resources, "AWS::Lambda::EventSourceMapping")).toHaveLength(2);
    expect(endlessReaders(made.resources)).toEqual([]);
  });

  test("only job items wake the jobs function; reactions see every change", () => {
    const filters = ofType(made.resources, "AWS::Lambda::EventSourceMapping").map(([name, { Properties }]) => [
      name.replace(/^service\.|Stream.*$/g, ""),
      Properties.FilterCriteria?.Filters.map((each: { Pattern: string }) => JSON.parse(each.Pattern)),
    ]);
    const jobsOnly = [{ dynamodb: { NewImage: { item: { S: ["JOB"] } } } }];
    expect(Object.fromEntries(filters)).toEqual({ Reactions: undefined, Jobs: jobsOnly });
  });

  test("what fails is kept for 14 days, encrypted", () => {
    const queues = ofType(made.resources, "AWS::SQS::Queue");
    expect(queues).toHaveLength(3);
    for (const [, { Properties }] of queues) {
      expect(Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
    }
  });

  test("every function writes to a log that is kept for at least 180 days", () => {
    expect(functionsWithoutLogs(made.resources)).toEqual([]);
    expect(forgetfulLogs(made.resources, 180)).toEqual([]);
  });

  test("every door answers over TLS 1.2 or newer alone", () => {
    const domains = ofType(made.resources, "AWS::ApiGatewayV2::DomainName").flatMap(
      ([, each]) => each.Properties.DomainNameConfigurations,
    );
    const edges = ofType(made.resources, "AWS::CloudFront::Distribution").map(
      ([, each]) => each.Properties.DistributionConfig,
    );
    expect(domains.length + edges.length).toBe(1);
    for (const each of domains) expect(each.SecurityPolicy).toBe("TLS_1_2");
    for (const each of edges) {
      expect(each.ViewerCertificate.MinimumProtocolVersion).toBe("TLSv1.2_2021");
      const [api] = each.Origins.filter((o: { CustomOriginConfig?: object }) => o.CustomOriginConfig);
      expect(api.CustomOriginConfig).toMatchObject({
        OriginProtocolPolicy: "https-only",
        OriginSSLProtocols: ["TLSv1.2"],
      });
    }
  });

  test("only pages lead from http to https: data asked for in clear is refused", () => {
    const edges = ofType(made.resources, "AWS::CloudFront::Distribution").map(
      ([, each]) => each.Properties.DistributionConfig,
    );
    // China's gateway has no door for http at all.
    expect(edges.length).toBe(region === CHINA ? 0 : 1);
    for (const { DefaultCacheBehavior, CacheBehaviors } of edges) {
      expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe("redirect-to-https");
      expect(CacheBehaviors).toMatchObject([{ PathPattern: "/api/*", ViewerProtocolPolicy: "https-only" }]);
    }
  });

  test("access logs name no person, address, agent or path", () => {
    const [[, stage] = []] = ofType(made.resources, "AWS::ApiGatewayV2::Stage");
    expect(JSON.parse(stage?.Properties.AccessLogSettings.Format)).toEqual(ACCESS_LOG);
    const personal = /identity|sourceIp|userAgent|authorizer|\.path|rawPath|header|domainName/i;
    expect(Object.values(ACCESS_LOG).filter((variable) => personal.test(variable))).toEqual([]);
    expect(personal.test("$context.identity.sourceIp")).toBe(true);
  });

  test("the API throttles, allows no other origin, and documents render a few at a time", () => {
    const [[, api] = []] = ofType(made.resources, "AWS::ApiGatewayV2::Api");
    expect(api?.Properties.CorsConfiguration).toBeUndefined();
    const [[, stage] = []] = ofType(made.resources, "AWS::ApiGatewayV2::Stage");
    expect(stage?.Properties.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(stage?.Properties.RouteSettings["GET /api/documents/{proxy+}"].ThrottlingRateLimit).toBeLessThan(100);
  });

  test("the product's functions run on arm64 with names of secrets, never values", () => {
    const product = ofType(made.resources, "AWS::Lambda::Function").filter(
      ([, each]) => each.Properties.Environment?.Variables.TABLE_NAME,
    );
    expect(product).toHaveLength(6);
    for (const [, { Properties }] of product) {
      expect(Properties.Architectures).toEqual(["arm64"]);
      const { SECRETS_PARAMETER, PUBLIC_ORIGIN, ...rest } = Properties.Environment.Variables;
      expect([SECRETS_PARAMETER, PUBLIC_ORIGIN]).toEqual(["/rengang/prod/secrets", "https://rengang.example.com"]);
      expect(Object.keys(rest).filter((name) => /KEY|SECRET|PASSWORD|TOKEN/.test(name))).toEqual([]);
    }
  });

  test("the handlers are the ones that the functions folder promises", () => {
    const paths = ["api/main", "documents/main", "reactions/main", "jobs/main", "jobs/sweep", "jobs/due-main"];
    const handlers = made.functions.map((each) => each.handler);
    expect(handlers).toEqual(expect.arrayContaining(paths.map((path) => `functions/${path}.handler`)));
    expect(new Set(made.functions.map((each) => each.runtime))).toEqual(new Set(["nodejs22.x"]));
  });

  test("an alarm rings for each queue, each late reader, faults, throttles and conflicts", () => {
    const alarms = ofType(made.resources, "AWS::CloudWatch::Alarm").map(([, each]) => each.Properties);
    const metrics = alarms.map((each) => each.MetricName);
    const count = (name: string) => metrics.filter((each) => each === name).length;
    expect(count("ApproximateNumberOfMessagesVisible")).toBe(3);
    expect(count("IteratorAge")).toBe(2);
    expect([count("5xx"), count("TransactionConflict"), count("WriteThrottleEvents")]).toEqual([1, 1, 3]);
    expect(count("MessagesGivenUp")).toBe(1);
    const filters = ofType(made.resources, "AWS::Logs::MetricFilter").map(([, each]) => each.Properties);
    expect(filters).toMatchObject([{ FilterPattern: '{ $.level = "message-given-up" }' }]);
    expect(alarms.every((each) => each.AlarmActions.length > 0)).toBe(true);
  });
});
