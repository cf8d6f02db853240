import type { Schema } from "../support/schema-values";
import type { Estate } from "./estate";

/** Patterns of ids in the document, by the name under which an estate keeps real ones. */
const BY_PATTERN: readonly (readonly [RegExp, string])[] = [
  [/^\^per_/, "personId"],
  [/^\^unt_\(0/, "unitId"],
  [/^\^emp_/, "employerId"],
  [/^\^pst_/, "postId"],
  [/^\^svc_/, "serviceId"],
  [/^\^ser_/, "seriesId"],
  [/^\^tpl_/, "templateId"],
  [/^\^imp_/, "importId"],
  [/^\^job_/, "jobId"],
  [/^\^fbp_/, "periodId"],
  [/^\^prq_/, "requestId"],
  [/^\^sgs_/, "suggestionId"],
];
/** Patterns that look like ids and name nothing that a district owns. */
const NO_ID = /^\^(\(|\[|n:|\\d|20|unt_\(\\d)/;

/** Which kind of thing a place in a call names; undefined where it names none. @throws Error for an id nobody knows here */
export function kindOf(route: string, name: string, schema: Schema): string | undefined {
  if (name === "cursor" || name === "link") return name;
  if (name === "code") return route.includes("/attendance/") ? "code" : undefined;
  if (schema.pattern === undefined) return undefined;
  const found = BY_PATTERN.find(([pattern]) => pattern.test(schema.pattern as string))?.[1];
  if (found) return found;
  if (NO_ID.test(schema.pattern)) return undefined;
  throw new Error(`${route}: nobody knows what ${name} names (${schema.pattern})`);
}

/** Names of path parameters that name no thing of a district. */
export const NO_THING = new Set(["year", "district", "channel"]);

/** Real values of a kind in an estate. */
export function valuesOf(estate: Estate, kind: string): readonly string[] {
  if (kind === "cursor") return estate.cursors;
  if (kind === "unitId") return (estate.ids.unitId ?? []).filter((id) => id.length > 7);
  return estate.ids[kind] ?? estate.secrets[kind] ?? [];
}

const zs = (text: string) => "z".repeat(text.length);

/** What has the same form and names nothing anywhere, as near to the real one as it can be. */
export function twinOf(kind: string, value: string): string {
  if (kind === "unitId") return `${value.slice(0, -3)}997`;
  if (kind === "suggestionId") return `${value.slice(0, -6)}zzzzzz`;
  if (kind === "sessionId" || kind === "passkeyId") return "f".repeat(value.length);
  if (kind === "cursor" || kind === "code") return `${value.slice(0, -1)}${value.endsWith("0") ? "1" : "0"}`;
  if (kind === "link") return `${value.split(".")[0]}.${zs(value.split(".")[1] ?? "")}`;
  if (kind === "noticeId") return value.replace(/^[^~]+/, zs);
  if (kind === "serviceId")
    return value.replace(/^svc_([^.]+)\.(\d+)\.(.+)$/, (_, p, d, t) => `svc_${zs(p)}.${d}.${zs(t)}`);
  if (kind === "token") return zs(value);
  return value.replace(/[^._]+$/, zs);
}
