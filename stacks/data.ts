import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { type App, Stack } from "sst/constructs";
import { tableDefinition } from "../packages/table/definition";
import { arnOf, nameOf, type StageSettings } from "./stage";

/** What the service needs to know of the data: names and ARNs, no constructs. */
export interface DataParts {
  readonly tableName: string;
  readonly tableArn: string;
  readonly streamArn: string;
  readonly bucketName: string;
  readonly bucketArn: string;
}

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** The stack that must survive: the table and the documents. Everything else can be made again. */
export function dataStack(app: App, settings: StageSettings): { stack: Stack; data: DataParts } {
  const stack = new Stack(app, "Data");
  const table = addTable(stack, settings);
  const bucket = addDocumentsBucket(stack);
  // Exported for good: turning to a restored table drops the references, and CloudFormation
  // would otherwise refuse to take back exports that the service still imports.
  for (const value of [table.tableName, table.tableArn, table.tableStreamArn, bucket.bucketName, bucket.bucketArn]) {
    stack.exportValue(value);
  }
  stack.addOutputs({ TableName: table.tableName, DocumentsBucket: bucket.bucketName });
  const { restored } = settings;
  return {
    stack,
    data: {
      tableName: restored?.table ?? table.tableName,
      tableArn: restored ? arnOf(stack, "dynamodb", `table/${restored.table}`) : table.tableArn,
      streamArn: restored?.streamArn ?? String(table.tableStreamArn),
      bucketName: bucket.bucketName,
      bucketArn: bucket.bucketArn,
    },
  };
}

function addTable(stack: Stack, settings: StageSettings): Table {
  const table = new Table(stack, "Table", {
    // A fixed name makes CloudFormation refuse a change that would replace the table by an empty one.
    tableName: nameOf(settings),
    partitionKey: string(tableDefinition.partitionKey),
    sortKey: string(tableDefinition.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType[tableDefinition.stream],
    timeToLiveAttribute: tableDefinition.timeToLive,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    encryption: TableEncryption.AWS_MANAGED,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const index of tableDefinition.indexes) {
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: string(index.partitionKey),
      sortKey: string(index.sortKey),
    });
  }
  return table;
}

function addDocumentsBucket(stack: Stack): Bucket {
  return new Bucket(stack, "Documents", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      // An uploaded roster has done its work once it is imported; it is the most personal file there is.
      { prefix: "imports/", expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
      { prefix: "exports/", expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
      { noncurrentVersionExpiration: Duration.days(35), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
}
