import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Context, openContext, type Platform } from "@rengang/core/context";
import type { OutgoingMessage } from "@rengang/core/context/messenger";
import { foundPlatform, openDistrict } from "@rengang/core/districts";
import { makeApp, wholeApp } from "@rengang/functions/api/app";
import { runJob } from "@rengang/functions/jobs/react";
import { oidcProviders } from "@rengang/functions/providers/index";
import { inItemOrder } from "@rengang/functions/reactions/in-item-order";
import { react } from "@rengang/functions/reactions/registry";
import type { Grant } from "@rengang/kernel/actor";
import { type DistrictId, type PersonId, PLATFORM } from "@rengang/kernel/ids";
import { type Engine, startEngine } from "@rengang/local/engine/engine";
import { type Meter, metered } from "@rengang/table/meter";
import { provisionTable } from "@rengang/table/provision";
import { type Send, sendTo } from "@rengang/table/send";
import { readStream, type StreamReader } from "@rengang/table/stream";
import { checkAnswer, documentedRoutes } from "./contract";

/** 12 November 2026, 09:00 in Shanghai: no test reads the real clock. */
export const START = Date.parse("2026-11-12T01:00:00Z");
const TABLE = "rengang";
/** The key under which fields are sealed in tests. */
export const FIELDS = { current: 1, keys: { "1": "field-key-of-tests-0123456789abcdef" } };

let requests = 0;
/** Each context is a request of its own, as behind the API. */
export function requestId(): string {
  requests += 1;
  return `test${requests}`;
}

/** A request to the API; `address` is where it comes from, as the gateway tells it. */
export type Asking = RequestInit & { cookie?: string; json?: unknown; address?: string };

/** One engine, one installation, one fixed clock: made by each test file for itself. */
export interface World {
  readonly platform: Platform;
  /** The engine itself, past every district. */
  readonly send: Send;
  readonly engine: Engine;
  readonly meter: Meter;
  readonly messages: OutgoingMessage[];
  readonly files: Map<string, Uint8Array>;
  readonly request: (path: string, init?: Asking) => Promise<Response>;
  /** Lets time pass. */
  readonly pass: (ms: number) => void;
  /** Runs the reactions to everything that has happened, and to what follows from that. */
  readonly settle: () => Promise<void>;
  /** A context as if this person had signed in. */
  readonly as: (district: DistrictId, personId: PersonId, grant: Grant, name?: string) => Context;
  readonly operator: () => Context;
  readonly close: () => Promise<void>;
}

function memoryFiles(files: Map<string, Uint8Array>): Platform["files"] {
  return {
    put: async (district, key, bytes) => void files.set(`${district}/${key}`, bytes),
    get: async (district, key) => files.get(`${district}/${key}`),
  };
}

async function drain(platform: Platform, stream: StreamReader): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    const changes = await stream.next();
    quiet = changes.length === 0 ? quiet + 1 : 0;
    await inItemOrder(changes, 16, async (change) => {
      await runJob(platform, change);
      await react(platform, change);
    });
  }
}

/**
 * @param wrap puts something between app and engine, such as a fault layer
 * @param wall stands before the engine for one district, as its credentials do on AWS
 */
export async function makeWorld(
  wrap: (send: Send) => Send = (send) => send,
  wall: (send: Send, district: DistrictId) => Send = (send) => send,
): Promise<World> {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rengang-test-"));
  const engine = await startEngine(join(folder, "data.db"));
  const arn = await provisionTable(engine.endpoint, TABLE);
  let now = START;
  const { send, meter } = metered(wrap(sendTo(engine.endpoint)));
  const messages: OutgoingMessage[] = [];
  const files = new Map<string, Uint8Array>();
  const platform: Platform = {
    sendFor: (district) => wall(send, district),
    tableName: TABLE,
    clock: () => now,
    secrets: { identity: "identity-key-of-tests", signing: "signing-key-of-tests", fields: FIELDS },
    files: memoryFiles(files),
    messenger: { deliver: async (message) => void messages.push(message) },
    providers: oidcProviders({ loopback: true }),
    origin: "http://rengang.test",
  };
  const app = makeApp(platform);
  const documented = documentedRoutes(await wholeApp(platform));
  const stream = readStream(engine.endpoint, arn, undefined);
  return {
    platform,
    send,
    engine,
    meter,
    messages,
    files,
    request: async (path, { cookie, json, headers, address, ...init } = {}) => {
      const asked = {
        ...init,
        headers: {
          ...(cookie && { cookie: `rengang=${cookie}` }),
          ...(json !== undefined && { "content-type": "application/json" }),
          ...(headers as Record<string, string>),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      };
      const gateway = address ? { requestContext: { http: { sourceIp: address } } } : {};
      const answer = await app.request(`/api${path}`, asked, gateway);
      await checkAnswer(documented, init.method ?? "GET", `/api${path}`, answer);
      return answer;
    },
    pass: (ms) => {
      now += ms;
    },
    settle: () => drain(platform, stream),
    as: (district, personId, grant, name = "测试员") =>
      openContext(platform, { district, personId, name, grant }, requestId()),
    operator: () => operatorContext(platform),
    close: async () => {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const OPERATOR_PHONE = "19900000001";

function operatorContext(platform: Platform): Context {
  const actor = {
    district: PLATFORM,
    personId: "system" as const,
    name: "运营",
    grant: { role: "platform_operator" as const },
  };
  return openContext(platform, actor, requestId());
}

/** Gives the installation its operator, who can then sign in to `_platform`. */
export async function seedOperator(world: World): Promise<string> {
  await foundPlatform(world.platform, { name: "运营", phone: OPERATOR_PHONE });
  return OPERATOR_PHONE;
}

let opened = 0;

/** Opens a district of its own for a test. */
export async function makeDistrict(
  world: World,
  adminPhone = "19900000100",
): Promise<{ id: DistrictId; admin: Context }> {
  opened += 1;
  const id = `district-${opened}` as DistrictId;
  await openDistrict(world.operator(), { id, name: `第${opened}区`, adminName: "区管理员", adminPhone });
  const grant = { role: "district_admin", unitId: "unt_0" } as unknown as Grant;
  const nobody = world.as(id, "per_0000000000000" as PersonId, grant);
  return { id, admin: world.as(id, nobody.personOf(adminPhone), grant, "区管理员") };
}
