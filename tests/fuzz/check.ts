import type { Platform } from "@rengang/core/context";
import { wholeApp } from "@rengang/functions/api/app";
import { makeDocuments } from "@rengang/functions/documents/app";
import { checkAnswer, documentedRoutes } from "../support/contract";
import type { FuzzCall } from "./calls";

const INTERNALS =
  /node_modules|\bat [^ ]+ \(|\.ts:\d+|ZodError|TypeError|SyntaxError|ValidationException|DynamoDB|\/tmp\/|D#[a-z_-]+#|\bgpk\d\b|stack"/;
const PATIENCE_MS = 6000;
/** Bodies of these statuses are refusals: JSON, with a code and nothing else. */
const REFUSED = 400;

/** Holds one answer against all that must hold of every answer. @returns what is wrong, or nothing */
export async function checkerOf(platform: Platform) {
  const documented = [...documentedRoutes(await wholeApp(platform)), ...documentedRoutes(makeDocuments(platform))];
  return async ({ route, path, init }: FuzzCall, answer: Response, ms: number): Promise<string[]> => {
    const wrong: string[] = [];
    const type = answer.headers.get("content-type") ?? "";
    if (answer.status >= 500) wrong.push(`answers ${answer.status}`);
    else if (!route.statuses.includes(answer.status)) {
      wrong.push(`answers ${answer.status}, which it does not document`);
    }
    if (ms > PATIENCE_MS) wrong.push(`took ${Math.round(ms)} ms`);
    if (!answer.headers.get("x-request-id")) wrong.push("has no request id");
    if (answer.headers.get("x-content-type-options") !== "nosniff") wrong.push("may be sniffed");
    const text = /json|text/.test(type) ? await answer.clone().text() : "";
    const leaked = INTERNALS.exec(text)?.[0];
    // What the caller wrote may come back to the caller.
    if (leaked && !`${path}${init.body}`.includes(leaked)) wrong.push(`tells "${leaked}"`);
    if (answer.status === 204 && (await answer.clone().arrayBuffer()).byteLength > 0)
      wrong.push("says something with 204");
    if (answer.status >= REFUSED && !type.startsWith("application/json")) wrong.push(`refuses as ${type || "nothing"}`);
    try {
      await checkAnswer(documented, String(init.method), path, answer);
    } catch (error) {
      wrong.push(String(error).slice(0, 400));
    }
    return wrong;
  };
}
