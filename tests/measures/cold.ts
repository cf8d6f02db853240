import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TYPST_BUNDLE } from "../../stacks/typst";
import { filesAhead } from "../support/ahead";
import { bundleOf } from "../support/bundle";
import { type Measure, median, quantile, rounded } from "./measure";

/** The least that answers an event at all: the yardstick. */
const BARE = `import { Hono } from "hono"; import { handle } from "hono/aws-lambda";
export const handler = handle(new Hono().get("/api/nowhere", (c) => c.json({ code: "thing.missing" }, 404)));`;

/** The functions that nobody waits for as for the API: what their starts read is told, their times are not. */
const OTHERS = {
  documents: ["functions/documents/main.ts", TYPST_BUNDLE],
  reactions: ["functions/reactions/main.ts", {}],
  jobs: ["functions/jobs/main.ts", TYPST_BUNDLE],
  "each minute": ["functions/jobs/due-main.ts", {}],
  "each hour": ["functions/jobs/sweep.ts", {}],
} as const;

/** Kilobytes that the start of each other function reads. */
async function othersRead(folder: string): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, [path, more]] of Object.entries(OTHERS)) {
    const { reads } = await bundleOf({ path }, join(folder, name), more);
    figures[`kB read at the start, ${name}`] = Math.round(reads().bytes / 1000);
  }
  return figures;
}

const KEY = "0123456789abcdef0123456789abcdef";
const secrets = JSON.stringify({ identity: KEY, signing: KEY, fields: { current: 1, keys: { "1": KEY } } });

/** What the functions ask AWS for when they start, from this machine: the wait for a network is not measured. */
async function parameters(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify({ Parameter: { Name: "/rengang/cold/secrets", Value: secrets } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const environment = (port: number): Record<string, string | undefined> => ({
  PATH: process.env.PATH,
  AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${port}`,
  AWS_ACCESS_KEY_ID: "cold",
  AWS_SECRET_ACCESS_KEY: "cold",
  AWS_REGION: "ap-southeast-1",
  TABLE_NAME: "rengang-cold",
  DOCUMENTS_BUCKET: "rengang-cold",
  SECRETS_PARAMETER: "/rengang/cold/secrets",
  PUBLIC_ORIGIN: "https://rengang.example.com",
  DISTRICT_ROLE_ARN: "arn:aws:iam::000000000000:role/cold",
  NODE_NO_WARNINGS: "1",
});

interface Asked {
  readonly path: string;
  readonly status: number;
}
const NOWHERE: Asked = { path: "/api/nowhere", status: 404 };
/** A call that members make, as far as it goes without an engine: nobody is signed in. */
const POSTS: Asked = { path: "/api/posts", status: 401 };

interface Start {
  /** Milliseconds from the process's start to its first answer. */
  readonly answered: number;
  /** Of these, the first request alone. */
  readonly request: number;
  /** Milliseconds of all its threads until then: what other processes leave as it is. */
  readonly cpu: number;
}

function start(entry: string, env: NodeJS.ProcessEnv, { path, status: due }: Asked): Promise<Start> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = fork(join(import.meta.dirname, "cold-start.mjs"), [entry, path], {
      env,
      execArgv: [],
      stdio: "inherit",
    });
    child.once("message", ({ status, ...told }: { status: number; request: number; cpu: number }) => {
      const answered = performance.now() - began;
      child.kill();
      status === due ? resolve({ answered, ...told }) : reject(new Error(`${entry} answered ${status}`));
    });
    child.once("error", reject);
    child.once("exit", (code) => code && reject(new Error(`${entry} ended with ${code}`)));
  });
}

type Round = readonly [bare: Start, ours: Start, one: Start, called: Start];

export const measure: Measure = {
  name: "cold",
  summary: "The API function's start to its first answer, as deployed, against a bare Hono handler: ratio and bytes.",
  run: async ({ long }) => {
    const folder = mkdtempSync(join(tmpdir(), "rengang-cold-"));
    const server = await parameters();
    try {
      const path = "functions/api/main.ts";
      const api = await bundleOf({ path }, join(folder, "api"));
      const whole = await bundleOf({ path }, join(folder, "whole"), { splitting: false });
      const bare = await bundleOf({ text: BARE }, join(folder, "bare"));
      const env = environment((server.address() as AddressInfo).port);
      const rounds: Round[] = [];
      for (let round = -1; round < (long ? 31 : 9); round++) {
        const seen: Round = [
          await start(bare.entry, env, NOWHERE),
          await start(api.entry, env, NOWHERE),
          await start(whole.entry, env, NOWHERE),
          await start(api.entry, env, POSTS),
        ];
        // The first round reads files that the machine has not read before.
        if (round >= 0) rounds.push(seen);
      }
      const ratios = rounds.map(([plain, ours]) => ours.answered / plain.answered);
      const toCpu = rounds.map(([plain, ours]) => ours.cpu / plain.cpu);
      // Within a round, as the other: a ratio of medians would set two different sums side by side.
      const toWhole = rounds.map(([, ours, one]) => ours.answered / one.answered);
      const toCalled = rounds.map(([plain, , , called]) => called.answered / plain.answered);
      const of = (n: 0 | 1 | 2 | 3, what: keyof Start) => rounded(median(rounds.map((each) => each[n][what])), 1);
      return {
        figures: {
          "start, ratio to bare Hono": rounded(median(ratios)),
          "start, ratio, lower quartile": rounded(quantile(ratios, 0.25)),
          "start, ratio, upper quartile": rounded(quantile(ratios, 0.75)),
          "start, CPU, ratio to bare Hono": rounded(median(toCpu)),
          "start, CPU, ratio, lower quartile": rounded(quantile(toCpu, 0.25)),
          "start, CPU, ratio, upper quartile": rounded(quantile(toCpu, 0.75)),
          "start, ratio to one file": rounded(median(toWhole)),
          "start, ratio to one file, lower quartile": rounded(quantile(toWhole, 0.25)),
          "start, ratio to one file, upper quartile": rounded(quantile(toWhole, 0.75)),
          "start and a call to posts, ratio to bare Hono": rounded(median(toCalled)),
          "start, ms": of(1, "answered"),
          "start as one file, ms": of(2, "answered"),
          "start of bare Hono, ms": of(0, "answered"),
          "first request, ms": of(1, "request"),
          "first call to posts, ms": of(3, "request"),
          "kB read at the start": Math.round(api.reads().bytes / 1000),
          "kB with what is read ahead": Math.round(api.reads(filesAhead()).bytes / 1000),
          "kB in all": Math.round(api.all / 1000),
          "kB as one file": Math.round(whole.reads().bytes / 1000),
          ...(await othersRead(folder)),
        },
        goals: {
          "start, ratio to bare Hono": { op: "<=", value: 1.5 },
          "first request, ms": { op: "<=", value: 5 },
          "kB read at the start": { op: "<=", value: 150 },
          "kB with what is read ahead": { op: "<=", value: 400 },
        },
      };
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
