import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { App } from "sst/constructs";
import { setProject } from "sst/project.js";
import { afterAll, vi } from "vitest";
import { addStacks } from "../../stacks/index";
import { type StageInput, settingsOf } from "../../stacks/stage";
import type { Resource, Resources } from "./inspect";

export const GLOBAL = "ap-southeast-1";
export const CHINA = "cn-northwest-1";

export interface Synthesized {
  readonly region: string;
  readonly data: Template;
  readonly service: Template;
  /** All resources of both stacks by logical name. */
  readonly resources: Resources;
  readonly functions: readonly { readonly handler: string | undefined; readonly runtime: string | undefined }[];
}

// SST hands the CDK a property that it calls deprecated; the command line silences it in the same way.
process.env.JSII_DEPRECATED = "quiet";

const root = mkdtempSync(join(tmpdir(), "rengang-stacks-"));
afterAll(async () => {
  // SST opens its log in there at a moment of its own choosing, and fails loudly if the folder is gone by then.
  await vi.waitUntil(() => existsSync(join(root, "debug.log")), { timeout: 5000 });
  rmSync(root, { recursive: true, force: true });
});

/** The certificate's ARN is only carried through; its account is made up. */
const certificate = (region: string): string =>
  region.startsWith("cn-")
    ? `arn:aws-cn:acm:${region}:000000000000:certificate/test`
    : "arn:aws:acm:us-east-1:000000000000:certificate/test";

/**
 * Both stacks of one region as CloudFormation, without network, account or bundling: SST builds handlers in
 * `app.finish()`, which is left out here, so that a function's code is a placeholder and all else is real.
 */
export function synthesize(region: string, environment: StageInput["environment"] = {}): Synthesized {
  const siteDirectory = join(root, "site");
  mkdirSync(join(siteDirectory, "assets"), { recursive: true });
  writeFileSync(join(siteDirectory, "index.html"), "<!doctype html><title>test</title>");
  setProject({
    config: { name: "rengang", stage: "prod", region, ssmPrefix: "/sst/rengang/prod/" },
    version: "test",
    cdkVersion: "test",
    constructsVersion: "test",
    paths: { root, config: join(root, "sst.config.ts"), out: root, artifacts: join(root, "artifacts") },
    metafile: { inputs: {}, outputs: {} },
    stacks: () => {},
  });
  const app = new App({ mode: "deploy", name: "rengang", stage: "prod", region }, { outdir: join(root, "out") });
  const settings = settingsOf({
    stage: "prod",
    region,
    siteDirectory,
    environment: { PUBLIC_ORIGIN: "https://rengang.example.com", CERTIFICATE_ARN: certificate(region), ...environment },
  });
  const stacks = addStacks(app, settings);
  const data = Template.fromStack(stacks.data);
  const service = Template.fromStack(stacks.service);
  const functions = stacks.service.getAllFunctions().map((each) => each.getConstructMetadata().data);
  rmSync(join(root, "out"), { recursive: true });
  return {
    region,
    data,
    service,
    resources: { ...prefixed("data", data), ...prefixed("service", service) },
    functions,
  };
}

const prefixed = (name: string, template: Template): Record<string, Resource> =>
  Object.fromEntries(
    Object.entries(template.toJSON().Resources ?? {}).map(([id, each]) => [`${name}.${id}`, each]),
  ) as Record<string, Resource>;
