import type { Platform } from "@rengang/core/context";
import { sign } from "@rengang/kernel/crypto";
import type { Operation, Operations, Send } from "@rengang/table/send";
import type { Site } from "../support/routes";
import { privateOf } from "./answers";
import type { Estate } from "./estate";

interface Between {
  readonly here: Estate;
  readonly there: Estate;
}

/** A wall taken down on purpose, by other wiring; the probes must find it. */
export interface Leak {
  readonly name: string;
  /** Which routes are enough to find it. */
  readonly routes: RegExp;
  readonly platform?: (platform: Platform, between: Between) => Partial<Platform>;
  readonly site?: (site: Site, between: Between, platform: Platform) => Site;
  /** What the probes say of it. */
  readonly says: RegExp;
}

type Item = Record<string, unknown>;
const moved = <T>(value: T, from: string, to: string): T => JSON.parse(JSON.stringify(value).replaceAll(from, to));
const prefix = (estate: Estate) => `D#${estate.district}#`;

/** Single items that are missing here are looked for there. */
function unboundReads(send: Send, { here, there }: Between, kinds?: readonly string[]): Send {
  return (async (operation: Operation, input: Item) => {
    const output = (await send(operation, input as never)) as { Item?: Item };
    if (operation !== "get" || output.Item) return output;
    const found = (await send("get", moved(input, prefix(here), prefix(there)) as never)).Item;
    return found && (!kinds || kinds.includes(String(found.item))) ? { Item: { ...found } } : output;
  }) as Send;
}

/** Queries bring the rows of both districts. */
function unboundQueries(send: Send, { here, there }: Between): Send {
  return (async (operation: Operation, input: Operations["query"][0]) => {
    const output = (await send(operation, input as never)) as { Items?: Item[] };
    if (operation !== "query" || input.ExclusiveStartKey) return output;
    const wide = JSON.stringify(input).replaceAll(prefix(here), prefix(there));
    const theirs = (await send("query", JSON.parse(wide))).Items ?? [];
    return { ...output, Items: [...(output.Items ?? []), ...theirs] };
  }) as Send;
}

/** Writes to what is not here go there. */
function unboundWrites(send: Send, { here, there }: Between): Send {
  return (async (operation: Operation, input: Operations["update"][0]) => {
    if (operation !== "update") return send(operation, input as never);
    return send("update", input).catch((error: unknown) => {
      if (!input.ConditionExpression) throw error;
      return send("update", {
        ...input,
        Key: moved(input.Key, prefix(here), prefix(there)),
      } as never);
    });
  }) as Send;
}

const wiring =
  (change: (send: Send, between: Between) => Send): Leak["platform"] =>
  ({ sendFor }, between) => ({
    sendFor: (district) =>
      district === between.here.district ? change(sendFor(district), between) : sendFor(district),
  });

const asks = (path: string, init: RequestInit | undefined, { there }: Between): boolean => {
  const whole = `${decodeURIComponent(path)} ${String(init?.body ?? "")}`;
  return privateOf(there).some((secret) => whole.includes(secret));
};

/** Changes the answer that something is missing, where there is such a thing in the other district. */
const onMissing =
  (change: (body: Item, between: Between) => Response): NonNullable<Leak["site"]> =>
  (site, between) =>
  async (path, init) => {
    const answer = await site(path, init);
    if (answer.status !== 404 || !asks(path, init, between)) return answer;
    return change(await answer.json(), between);
  };

const json = (body: unknown, status: number, headers = {}) => Response.json(body, { status, headers });

export const leaks: readonly Leak[] = [
  {
    name: "a handle reads what is missing here from another district",
    routes: /^GET .*(\{postId\}|\{seriesId\}|\{personId\})/,
    platform: wiring((send, between) => unboundReads(send, between)),
    says: /tells|is not 404/,
  },
  {
    name: "a query is not bound to its district",
    routes: /^GET \/api\/(members|posts|units\/\{unitId\}\/series)/,
    platform: wiring(unboundQueries),
    says: /tells/,
  },
  {
    name: "a write reaches the thing in another district",
    routes: /notifications|\/services\/|\/posts\/\{postId\}\/claims\/mine$/,
    platform: wiring((send, between) => unboundWrites(unboundReads(send, between), between)),
    says: /^changed /,
  },
  {
    name: "sessions are looked for in every district",
    routes: /^GET \/api\/(district|posts|members)$/,
    platform: wiring((send, between) => unboundReads(send, between, ["ACCOUNT"])),
    says: /session put together/,
  },
  {
    name: "a calendar's address is looked for by its secret alone",
    routes: /^none$/,
    platform: wiring((send, between) => unboundReads(send, between)),
    says: /calendar address/,
  },
  {
    name: "a package's link is looked for by its secret alone",
    routes: /^none$/,
    platform: wiring((send, between) => unboundReads(send, between, ["PACKAGE_LINK"])),
    says: /package's link/,
  },
  {
    name: "a file's key does not name its district",
    routes: /^none$/,
    platform: ({ files }, { here, there }) => ({
      files: {
        ...files,
        get: async (district, key) =>
          (await files.get(district, key)) ?? files.get(district === here.district ? there.district : district, key),
      },
    }),
    says: /a file of another district/,
  },
  {
    name: "a cursor of another district is taken for none",
    routes: /^GET \/api\/(posts|audit|notifications)$/,
    site:
      (site, { there }) =>
      async (path, init) => {
        const [base, query] = path.split("?");
        const asked = new URLSearchParams(query);
        if (there.cursors.includes(asked.get("cursor") ?? "")) asked.delete("cursor");
        return site(query ? `${base}?${asked}` : path, init);
      },
    says: /is not 404/,
  },
  {
    name: "a code is signed without its district",
    routes: /attendance\/check-in/,
    site:
      (site, { here, there }, { secrets }) =>
      async (path, init) => {
        const [code = ""] = there.secrets.code ?? [];
        const payload = code.slice(0, code.lastIndexOf("."));
        const ours = sign(secrets.signing, `check-in:${here.district}`, payload);
        const body = typeof init?.body === "string" ? init.body.replaceAll(code, ours) : init?.body;
        return site(path, { ...init, ...(body && { body }) });
      },
    says: /check-in/,
  },
  {
    name: "a call's name is kept for all districts together",
    routes: /^(PATCH|PUT|POST) \/api\/(members|templates|units|posts)/,
    site: (site) => {
      const kept = new Map<string, Response>();
      return async (path, init) => {
        const name = new Headers(init?.headers).get("idempotency-key");
        const before = name && kept.get(name);
        if (before) return before.clone();
        const answer = await site(path, init);
        if (name) kept.set(name, answer.clone());
        return answer;
      };
    },
    says: /call name tells/,
  },
  {
    name: "another district's thing is forbidden instead of missing",
    routes: /\/posts\/\{postId\}/,
    site: onMissing((body) => json({ ...body, code: "permission.denied" }, 403)),
    says: /403 .* is not 404/,
  },
  {
    name: "a refusal names the thing",
    routes: /\/posts\/\{postId\}/,
    site: onMissing((body, { there }) => json({ ...body, facts: { title: `${there.mark}岗1` } }, 404)),
    says: /tells qzx/,
  },
  {
    name: "a header tells that there is such a thing",
    routes: /\/series\/\{seriesId\}/,
    site: onMissing((body) => json(body, 404, { etag: '"1"' })),
    says: /is not 404/,
  },
];
