import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction, Stack } from "sst/constructs";
import { tableDefinition } from "../packages/table/definition";
import type { DataParts } from "./data";
import { arnOf, type StageSettings, secretsParameter } from "./stage";

export const READ_ACTIONS = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"] as const;
/** A transaction has no action of its own: it needs the actions of the writes inside it. */
export const WRITE_ACTIONS = [
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:ConditionCheckItem",
] as const;

/**
 * The first part of every object key is the capability that owns the file, the district follows:
 * `<capability>/<district>/<id>/<name>`. The other way round no grant and no lifecycle rule could tell them apart.
 */
export type FilePrefix = "imports" | "templates" | "audit" | Made;
type Made = "feedback" | "evaluation" | "exports";

/** What the product makes; forms, reports, signed packages. */
export const MADE: readonly Made[] = ["feedback", "evaluation", "exports"];
export type FileAction = "s3:GetObject" | "s3:PutObject" | "s3:DeleteObject" | "s3:DeleteObjectVersion";

/** The table's items by key and the indexes by query, named one by one; no scan, no description of the table. */
export function tableStatements(
  data: DataParts,
  conditions: Record<string, unknown>,
  writes: readonly string[],
): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: [...READ_ACTIONS, ...writes], resources: [data.tableArn], conditions }),
    new PolicyStatement({
      actions: ["dynamodb:Query"],
      resources: tableDefinition.indexes.map((index) => `${data.tableArn}/index/${index.name}`),
      conditions,
    }),
  ];
}

/** Lets an event source read the stream. Listing streams is not needed, for the ARN is given. */
export function grantStream(target: LambdaFunction, data: DataParts): void {
  target.addToRolePolicy(
    new PolicyStatement({
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      resources: [data.streamArn],
    }),
  );
}

/** The stage's keys, by the parameter's one name. */
export function grantSecrets(stack: Stack, target: LambdaFunction, settings: StageSettings): void {
  target.addToRolePolicy(
    new PolicyStatement({
      actions: ["ssm:GetParameter"],
      resources: [arnOf(stack, "ssm", `parameter${secretsParameter(settings)}`)],
    }),
  );
}
