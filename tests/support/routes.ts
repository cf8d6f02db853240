import type { Platform } from "@rengang/core/context";
import { makeApp } from "@rengang/functions/api/app";
import { makeDocuments } from "@rengang/functions/documents/app";
import { describeApi } from "@rengang/functions/documents/reference";
import { ROLES, type Role } from "@rengang/kernel/actor";
import type { Schema } from "./schema-values";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** One route as the product's own OpenAPI document tells it. */
export interface Route {
  /** `GET /api/posts/{postId}`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly permission: string;
  /** Who may call it; nobody in particular where it is public. */
  readonly roles: readonly Role[];
  readonly parameters: readonly Parameter[];
  readonly body?: Schema | undefined;
  readonly statuses: readonly number[];
  /** What it answers when it is done; nothing for files. */
  readonly answer?: Schema | undefined;
}

interface Operation {
  readonly "x-permission": string;
  readonly "x-roles"?: readonly Role[];
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: Schema }> };
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, { readonly content?: Record<string, { readonly schema?: Schema }> }>>;
}

/** Every route of the product, those that answer files included. */
export async function routesOf(platform: Platform): Promise<Route[]> {
  const { paths = {} } = await describeApi(platform);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, described]): Route => {
      const operation = described as unknown as Operation;
      const permission = operation["x-permission"];
      const parameters = operation.parameters ?? [];
      const bare = [...path.matchAll(/\{(\w+)\}/g)]
        .filter(([, name]) => !parameters.some((p) => p.name === name))
        .map(([, name]) => ({ name: name as string, in: "path", schema: { type: "string" } }));
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        permission,
        roles: permission === "session" ? ROLES : (operation["x-roles"] ?? []),
        parameters: [...parameters, ...bare],
        body: operation.requestBody?.content?.["application/json"]?.schema,
        statuses: Object.keys(operation.responses ?? {}).map(Number),
        answer: Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith("2"))?.[1].content?.[
          "application/json"
        ]?.schema,
      };
    }),
  );
}

export type Site = (path: string, init?: RequestInit) => Promise<Response>;

/** The whole product as one site, as it lies behind the gateway: an address goes to one of two functions. */
export function siteOf(platform: Platform): Site {
  const [app, documents] = [makeApp(platform), makeDocuments(platform)];
  return async (path, init) => (path.startsWith("/api/documents/") ? documents : app).request(path, init);
}
