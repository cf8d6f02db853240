import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { RemovalPolicy } from "aws-cdk-lib/core";
import { type FunctionProps, Function as LambdaFunction, type Stack } from "sst/constructs";
import type { DataParts } from "./data";
import { type StageSettings, secretsParameter } from "./stage";

/** The service's stack with all that its parts have in common. */
export interface Service {
  readonly stack: Stack;
  readonly settings: StageSettings;
  readonly data: DataParts;
}

export interface FunctionSize {
  /** File path and exported name, from the repository's root. */
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly diskMb?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly build?: Pick<FunctionProps, "hooks" | "nodejs">;
}

/** The law asks for logs of no less than six months; the next step that CloudWatch knows above 180 days. */
export const LOG_RETENTION = RetentionDays.ONE_YEAR;

/** A log group that outlives its stack. */
export function addLogs(stack: Stack, id: string): LogGroup {
  return new LogGroup(stack, id, { retention: LOG_RETENTION, removalPolicy: RemovalPolicy.RETAIN });
}

/** Environment that every function of the product reads. Names of secrets, never their values. */
export const commonEnvironment = ({ settings, data }: Service): Record<string, string> => ({
  TABLE_NAME: data.tableName,
  DOCUMENTS_BUCKET: data.bucketName,
  SECRETS_PARAMETER: secretsParameter(settings),
  PUBLIC_ORIGIN: settings.publicOrigin,
});

/** How every handler is bundled, unless a function says more. */
export const BUNDLE = {
  format: "esm",
  minify: true,
  sourcemap: false,
  // What is imported in the course of a call stands in files of its own, which a start does not read.
  splitting: true,
  // The ES builds shake down to two thirds of the CommonJS ones, which is most of a cold start.
  esbuild: { mainFields: ["module", "main"], legalComments: "none" },
} as const satisfies NonNullable<FunctionProps["nodejs"]>;

/** A function without any grant; the caller adds the few that it needs. */
export function addFunction(service: Service, id: string, size: FunctionSize): LambdaFunction {
  const { stack, settings } = service;
  return new LambdaFunction(stack, id, {
    handler: size.handler,
    runtime: "nodejs22.x",
    architecture: settings.architecture,
    memorySize: size.memoryMb,
    timeout: size.timeoutSeconds,
    ...(size.diskMb && { diskSize: size.diskMb }),
    // Lambda's X-Ray integration does not exist in China, and traces would carry addresses of people's pages.
    tracing: "disabled",
    logGroup: addLogs(stack, `${id}Logs`),
    environment: { ...size.environment },
    nodejs: { ...BUNDLE, ...size.build?.nodejs, esbuild: { ...BUNDLE.esbuild, ...size.build?.nodejs?.esbuild } },
    ...(size.build?.hooks && { hooks: size.build.hooks }),
  });
}
