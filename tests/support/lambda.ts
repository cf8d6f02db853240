import { fitting } from "@rengang/functions/fitting";
import type { Hono } from "hono";
import type { LambdaEvent } from "hono/aws-lambda";

/** What Lambda takes from a function as one answer, in bytes: body, headers and what wraps them. */
export const ANSWER_MOST = 6 * 1024 * 1024;

const NOW = "2026-11-12T01:00:00Z";

/** A signed-in call as the gateway hands it to a function (payload 2.0), and the bytes of all that the function gives back. */
export async function invoked(
  app: Pick<Hono, "fetch">,
  path: string,
  cookie: string,
): Promise<{ bytes: number; answer: Response }> {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  const event = {
    ...{ version: "2.0", routeKey: "$default", rawPath, rawQueryString, body: null, isBase64Encoded: false },
    ...{ cookies: [`rengang=${cookie}`], headers: { host: "localhost" } },
    requestContext: {
      ...{ accountId: "", apiId: "", domainName: "localhost", domainPrefix: "", requestId: "", routeKey: "$default" },
      ...{ stage: "$default", time: NOW, timeEpoch: Date.parse(NOW), authentication: null, authorizer: {} },
      http: { method: "GET", path: rawPath, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "" },
    },
  } as unknown as LambdaEvent;
  const given = await fitting(app as Hono)(event);
  const { body, isBase64Encoded, headers, statusCode } = given as unknown as {
    body: string;
    isBase64Encoded: boolean;
    headers: Record<string, string>;
    statusCode: number;
  };
  const content = isBase64Encoded ? Buffer.from(body, "base64") : body;
  return {
    bytes: Buffer.byteLength(JSON.stringify(given)),
    answer: new Response(content, { status: statusCode, headers }),
  };
}
