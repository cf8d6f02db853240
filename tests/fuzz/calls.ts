import { ROLES } from "@rengang/kernel/actor";
import type { Random } from "../faults/random";
import type { Estate } from "../isolation/estate";
import { kindOf, NO_THING, twinOf, valuesOf } from "../isolation/kinds";
import type { Parameter, Route } from "../support/routes";
import { type Schema, smallest } from "../support/schema-values";
import { anyValue, broken, type Known, STRANGE_TEXTS } from "./values";

export interface FuzzCall {
  readonly route: Route;
  readonly who: string;
  readonly path: string;
  readonly init: RequestInit;
}

/** Bodies that are none, or not what they say. */
const RAW: readonly ((random: Random, text: string) => string | Uint8Array<ArrayBuffer>)[] = [
  () => "",
  () => "{",
  () => "[]",
  () => "null",
  () => "5",
  () => '"text"',
  () => '{"a":1,}',
  () => "NaN",
  (_, text) => `\ufeff${text}`,
  (_, text) => text.slice(0, -1),
  (_, text) => `${text}${text}`,
  (_, text) => text.replace("{", '{"title":1,"title":2,'),
  () => "[".repeat(20_000),
  () => `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
  () => Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  () => `{"a":${"9".repeat(5000)}}`,
  () => "a=1&b=2",
];
const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  "application/octet-stream",
  "",
  "x",
];
const HEADERS: readonly (readonly [string, string])[] = [
  ["idempotency-key", "k"],
  ["idempotency-key", "k".repeat(9000)],
  ["idempotency-key", "\u00e9\u00ff"],
  ["x-http-method-override", "DELETE"],
  ["x-forwarded-for", "127.0.0.1, ::1"],
  ["range", "bytes=0-1"],
  ["if-none-match", "*"],
  ["accept", "application/xml"],
  ["accept-encoding", "br;q=x"],
  ["content-encoding", "gzip"],
  ["content-length", "999999999"],
  ["content-length", "-1"],
  ["transfer-encoding", "chunked"],
  ["user-agent", "MicroMessenger".repeat(500)],
  ["origin", "null"],
  ["host", "elsewhere.example"],
];
const TWO_MEGABYTES = 2 * 1024 * 1024;

export interface Crew {
  readonly estates: readonly Estate[];
  /** The cookie of whoever runs the installation. */
  readonly operator: string;
}

/** Real things of the caller's district mostly, sometimes another's, sometimes nobody's. */
function pickThing(random: Random, kind: string, own: Estate, other: Estate): string | undefined {
  const estate = random.chance(0.85) ? own : other;
  const values = valuesOf(estate, kind);
  if (values.length === 0) return undefined;
  const value = random.pick(values);
  return random.chance(0.08) ? twinOf(kind, value) : value;
}

function knownOf(random: Random, route: Route, own: Estate, other: Estate): Known {
  const days = ["2026-11-12", "2026-11-20", "2026-12-31", "2026-01-01", "2027-03-01"];
  const phones = ["19900010001", "19900010002", "19912345678"];
  return (name, schema: Schema) => {
    if (schema.properties || schema.items || schema.anyOf || schema.oneOf) return undefined;
    if (/phone$/i.test(name)) return random.pick(phones);
    if (name === "district") return own.district;
    if (name === "number" || name === "word") return own.secrets.followed?.[0]?.split(" ")[name === "number" ? 0 : 1];
    if (name === "name" && route.path.endsWith("/imports")) return "表.csv";
    const kind = schema.type === "string" ? kindOf(route.name, name, schema) : undefined;
    if (kind) return pickThing(random, kind, own, other);
    if (schema.format === "date") return random.pick(days);
    if (schema.format === "date-time") return `${random.pick(days)}T0${random.between(0, 9)}:30:00Z`;
    return undefined;
  };
}

/** Half a pair of surrogates cannot stand in an address. */
const escaped = (text: string) => encodeURIComponent(Buffer.from(text).toString());

function pathOf(random: Random, route: Route, own: Estate, other: Estate): string {
  const odd = random.chance(0.12);
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (odd && random.chance(0.6)) return escaped(random.pick(STRANGE_TEXTS).slice(0, 4000));
    if (odd) return random.pick(["%", "%zz", "%c0%af", "%2e%2e%2f", "a%2fb", "..;", "%E6%96", "."]);
    if (name === "year") return random.pick(["2026", "2026", "2025", "2099"]);
    if (NO_THING.has(name)) return own.district;
    return encodeURIComponent(pickThing(random, name, own, other) ?? "x");
  });
}

function queryOf(random: Random, parameters: readonly Parameter[], known: Known): string {
  const asked = parameters.filter((p) => p.in === "query" && (p.required || random.chance(0.5)));
  const pairs = asked.map(({ name, schema }) => {
    const value = random.chance(0.25)
      ? random.pick(STRANGE_TEXTS).slice(0, 4000)
      : anyValue(schema, random, known, name);
    return `${name}=${escaped(String(value))}`;
  });
  const [first] = pairs;
  if (first && random.chance(0.1)) pairs.push(first, first.replace("=", "[]="));
  if (random.chance(0.05)) pairs.push(random.pick(["unknown=1", "a[b][c]=1", "%", "=", "__proto__=1", "&&&", "%00=1"]));
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function bodyOf(random: Random, route: Route, known: Known): { body?: BodyInit; type?: string } {
  const upload = route.name === "POST /api/imports";
  if (!route.body && !upload)
    return random.chance(0.05) ? { body: random.pick(RAW)(random, "{}"), type: random.pick(TYPES) } : {};
  if (random.chance(0.003)) return { body: `{"a":"${"a".repeat(TWO_MEGABYTES)}"}`, type: "application/json" };
  if (upload)
    return { body: random.pick(["街道,社区\n甲,乙\n", "PK\u0003\u0004", "", "\u0000".repeat(999), "姓名\n=1+1\n"]) };
  const schema = route.body as Schema;
  // What is small keeps more of the rules that no schema tells.
  const valid = random.chance(0.4) ? smallest(schema, known) : anyValue(schema, random, known);
  const chosen = random.next();
  if (chosen < 0.45) return { body: JSON.stringify(valid), type: "application/json" };
  if (chosen < 0.85) return { body: JSON.stringify(broken(valid, random)) ?? "", type: "application/json" };
  const type = random.chance(0.5) ? "application/json" : random.pick(TYPES);
  return { body: random.pick(RAW)(random, JSON.stringify(valid)), type };
}

function cookieFor(random: Random, route: Route, own: Estate, operator: string): { who: string; cookie?: string } {
  const chosen = random.next();
  const hands: Readonly<Record<string, { cookie: string }>> = { ...own.hands, platform_operator: { cookie: operator } };
  const allowed = route.roles.filter((role) => hands[role]);
  if (chosen < 0.72 && allowed.length > 0) {
    const role = random.pick(allowed);
    return { who: role, cookie: hands[role]?.cookie as string };
  }
  if (chosen < 0.92) {
    const role = random.pick(ROLES.filter((each) => hands[each]));
    return { who: role, cookie: hands[role]?.cookie as string };
  }
  if (chosen < 0.96) return { who: "nobody" };
  return {
    who: "garbage",
    cookie: random.pick(["x", "a.b.c", ".", `${own.district}.`, "%00.%00", "é.é", "z".repeat(9000)]),
  };
}

/** One call of a route by somebody, right or wrong; the same random numbers make the same call. */
export function fuzzCall(random: Random, route: Route, { estates, operator }: Crew): FuzzCall {
  const own = random.pick(estates);
  const other = estates.find((each) => each !== own) ?? own;
  const { who, cookie } = cookieFor(random, route, own, operator);
  const known = knownOf(random, route, own, other);
  const path = pathOf(random, route, own, other) + queryOf(random, route.parameters, known);
  const { body, type } = bodyOf(random, route, known);
  const headers: Record<string, string> = {
    ...(cookie !== undefined && { cookie: `rengang=${cookie}` }),
    ...(type && { "content-type": type }),
  };
  if (random.chance(0.15)) {
    const [name, value] = random.pick(HEADERS);
    headers[name] = value;
  }
  const bodied = route.method !== "GET" && body !== undefined;
  return { route, who, path, init: { method: route.method, headers, ...(bodied && { body }) } };
}
