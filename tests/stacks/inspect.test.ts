import { describe, expect, test } from "vitest";
import {
  broadManagedPolicies,
  endlessReaders,
  filesBeyondPrefix,
  forgetfulLogs,
  functionsWithoutLogs,
  notInChina,
  openBuckets,
  type Resource,
  type Resources,
  scanGrants,
  wildcardGrants,
} from "./inspect";

const policy = (Action: unknown, Resource: unknown): Resources => ({
  bad: {
    Type: "AWS::IAM::Policy",
    Properties: { PolicyDocument: { Statement: { Effect: "Allow", Action, Resource } } },
  },
});
const one = (Type: string, Properties: Resource["Properties"], DeletionPolicy = "Retain"): Resources => ({
  bad: { Type, Properties, DeletionPolicy },
});
const table = { "Fn::GetAtt": ["Table", "Arn"] };

// Each check of the other files is shown a template that it must not let pass.
describe("the checks find what they look for", () => {
  test.each([
    ["all of DynamoDB", policy("dynamodb:*", table)],
    ["everything", policy("*", "*")],
    ["one action on all tables", policy(["dynamodb:GetItem"], ["*"])],
    ["all buckets", policy("s3:GetObject", "arn:aws:s3:::*")],
    [
      "all parameters, among other statements",
      { ...policy("logs:PutLogEvents", "*"), more: policy("ssm:GetParameter", "*").bad as Resource },
    ],
  ])("a wildcard grant: %s", (_what, resources) => expect(wildcardGrants(resources)).toHaveLength(1));

  test("an inline policy of a role is looked at too", () => {
    const document = { Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: table }] };
    const role = one("AWS::IAM::Role", { Policies: [{ PolicyDocument: document }] });
    expect(wildcardGrants(role)).toHaveLength(1);
  });

  test("a narrow grant and a denial pass", () => {
    expect(wildcardGrants(policy("dynamodb:GetItem", table))).toEqual([]);
    const denial = { Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }] };
    expect(wildcardGrants(one("AWS::IAM::Policy", { PolicyDocument: denial }))).toEqual([]);
  });

  test.each(["dynamodb:Scan", "dynamodb:*", "dynamodb:PartiQLSelect", "dynamodb:S*"])("a scan: %s", (action) =>
    expect(scanGrants(policy(["dynamodb:GetItem", action], table))).toHaveLength(1),
  );

  test("files of the whole bucket", () => {
    const all = { "Fn::Join": ["", [{ "Fn::GetAtt": ["Documents", "Arn"] }, "/*"]] };
    expect(filesBeyondPrefix(policy("s3:GetObject", all), /Documents/)).toHaveLength(1);
    const file = (path: string) => ({ "Fn::Join": ["", [{ "Fn::GetAtt": ["Documents", "Arn"] }, path]] });
    expect(filesBeyondPrefix(policy("s3:GetObject", file("/imports/*")), /Documents/)).toHaveLength(1);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language
    const own = file("/imports/${aws:PrincipalTag/district}/*");
    expect(filesBeyondPrefix(policy("s3:GetObject", own), /Documents/)).toEqual([]);
  });

  test("a managed policy that opens more than a log", () =>
    expect(
      broadManagedPolicies(
        one("AWS::IAM::Role", { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] }),
      ),
    ).toHaveLength(1));

  const good = {
    MaximumRetryAttempts: 3,
    MaximumRecordAgeInSeconds: 60,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    DestinationConfig: { OnFailure: { Destination: "queue" } },
  };
  test.each([
    ["endless retries", { MaximumRetryAttempts: -1 }],
    ["no retries named", { MaximumRetryAttempts: undefined }],
    ["endless age", { MaximumRecordAgeInSeconds: -1 }],
    ["no failure destination", { DestinationConfig: undefined }],
    ["whole batches again", { FunctionResponseTypes: undefined }],
    ["no narrowing down", { BisectBatchOnFunctionError: false }],
  ])("a stream reader with %s", (_what, change) => {
    expect(endlessReaders(one("AWS::Lambda::EventSourceMapping", good))).toEqual([]);
    expect(endlessReaders(one("AWS::Lambda::EventSourceMapping", { ...good, ...change }))).toEqual(["bad"]);
  });

  test("a log of three months, and one that goes with its stack", () => {
    expect(forgetfulLogs(one("AWS::Logs::LogGroup", { RetentionInDays: 90 }), 180)).toEqual(["bad"]);
    expect(forgetfulLogs(one("AWS::Logs::LogGroup", { RetentionInDays: 365 }, "Delete"), 180)).toEqual(["bad"]);
    expect(functionsWithoutLogs(one("AWS::Lambda::Function", {}))).toEqual(["bad"]);
  });

  test("a bucket that is open, unencrypted, unsecured or thrown away", () => {
    const closed = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    const bucket = { PublicAccessBlockConfiguration: closed, BucketEncryption: {} };
    const secured = (Properties: Resource["Properties"], keep = "Retain"): Resources => ({
      ...one("AWS::S3::Bucket", Properties, keep),
      policy: {
        Type: "AWS::S3::BucketPolicy",
        Properties: { Bucket: { Ref: "bad" }, On: { "aws:SecureTransport": "false" } },
      },
    });
    expect(openBuckets(secured(bucket))).toEqual([]);
    expect(
      openBuckets(secured({ ...bucket, PublicAccessBlockConfiguration: { ...closed, BlockPublicPolicy: false } })),
    ).toEqual(["bad"]);
    expect(openBuckets(secured({ ...bucket, BucketEncryption: undefined }))).toEqual(["bad"]);
    expect(openBuckets(secured(bucket, "Delete"))).toEqual(["bad"]);
    expect(openBuckets(one("AWS::S3::Bucket", bucket))).toEqual(["bad"]);
  });

  test.each([
    ["a user pool", one("AWS::Cognito::UserPool", {})],
    ["mail", one("AWS::SES::EmailIdentity", {})],
    ["text messages", one("AWS::SNS::Subscription", { Protocol: "sms" })],
    ["the edge", one("AWS::CloudFront::Distribution", {})],
    ["a function's own address", one("AWS::Lambda::Url", {})],
    ["tracing", one("AWS::Lambda::Function", { TracingConfig: { Mode: "Active" } })],
    ["the other partition", one("AWS::SQS::Queue", { Arn: "arn:aws:sqs:cn-north-1:0:q" })],
    ["another region", one("AWS::SQS::Queue", { Region: "us-east-1" })],
  ])("something that China lacks: %s", (_what, resources) => expect(notInChina(resources)).toHaveLength(1));
});
