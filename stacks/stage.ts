import type { Stack } from "sst/constructs";

/** What a deployment is told from outside; read in one place so that a missing setting stops it before AWS does. */
export interface StageInput {
  readonly stage: string;
  readonly region: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the built console lies; the build itself is a step of its own. */
  readonly siteDirectory?: string;
}

export interface StageSettings {
  readonly stage: string;
  readonly region: string;
  /** True in the Beijing and Ningxia regions, where some services are missing and every domain needs a filing. */
  readonly china: boolean;
  readonly publicOrigin: string;
  readonly domain: string;
  readonly certificateArn?: string;
  readonly architecture: "arm_64" | "x86_64";
  readonly alarmEmail?: string;
  /** The installation's own gateway for SMS; districts may set one of their own instead. */
  readonly messengerUrl?: string;
  /** A table brought back from a backup takes the place of the stage's own. */
  readonly restored?: { readonly table: string; readonly streamArn: string };
  readonly siteDirectory: string;
}

const STAGE_NAME = /^[a-z][a-z0-9-]{1,19}$/;

/** Checks and completes the settings of one stage in one region. */
export function settingsOf(input: StageInput): StageSettings {
  const { stage, region, environment } = input;
  if (!STAGE_NAME.test(stage)) {
    throw new Error(`Stage "${stage}": use 2 to 20 lower-case letters, digits or hyphens, beginning with a letter.`);
  }
  const china = region.startsWith("cn-");
  const { publicOrigin, domain } = originOf(environment.PUBLIC_ORIGIN);
  const certificateArn = environment.CERTIFICATE_ARN || undefined;
  if (china && !certificateArn) {
    throw new Error("A China region serves own domains only: set CERTIFICATE_ARN to the domain's certificate there.");
  }
  return {
    stage,
    region,
    china,
    publicOrigin,
    domain,
    architecture: architectureOf(environment.LAMBDA_ARCHITECTURE),
    siteDirectory: input.siteDirectory ?? "web/dist",
    ...(certificateArn && { certificateArn }),
    ...(environment.ALARM_EMAIL && { alarmEmail: environment.ALARM_EMAIL }),
    ...messengerFrom(environment.MESSENGER_URL),
    ...restoredFrom(environment),
  };
}

function originOf(value: string | undefined) {
  const url = value && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== "https:" || url.origin !== value) {
    throw new Error("Set PUBLIC_ORIGIN to the console's address, such as https://rengang.example.com (no path).");
  }
  return { publicOrigin: url.origin, domain: url.hostname };
}

function architectureOf(value: string | undefined): StageSettings["architecture"] {
  if (!value || value === "arm64") return "arm_64";
  if (value === "x86_64") return "x86_64";
  throw new Error(`LAMBDA_ARCHITECTURE is arm64 or x86_64, not "${value}".`);
}

function messengerFrom(value: string | undefined): Pick<StageSettings, "messengerUrl"> {
  if (!value) return {};
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // Phones and codes go there; what would authenticate us to it belongs in no template.
  if (url?.protocol !== "https:" || url.username || url.password) {
    throw new Error("MESSENGER_URL is the gateway's https:// address, without a name or password in it.");
  }
  return { messengerUrl: url.href };
}

function restoredFrom(environment: StageInput["environment"]) {
  const { RESTORED_TABLE: table, RESTORED_STREAM_ARN: streamArn } = environment;
  if (!table && !streamArn) return {};
  if (!table || !streamArn) throw new Error("RESTORED_TABLE and RESTORED_STREAM_ARN go together.");
  return { restored: { table, streamArn } };
}

/** The physical name of a thing that people look for in the console, such as `rengang-prod`. */
export const nameOf = (settings: StageSettings, part?: string): string =>
  ["rengang", settings.stage, ...(part ? [part] : [])].join("-");

/** The SecureString that holds the stage's keys. Only its name is known here; `docs/operations.md` says how it is made. */
export const secretsParameter = (settings: StageSettings): string => `/rengang/${settings.stage}/secrets`;

/** An ARN in the stack's own partition, region and account; literal `arn:aws:` would be wrong in China. */
export const arnOf = (stack: Stack, service: string, resource: string): string =>
  stack.formatArn({ service, resource });
