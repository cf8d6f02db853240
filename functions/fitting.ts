import { log } from "@rengang/kernel/log";
import { refuseCommon, statusOf } from "@rengang/kernel/refusal";
import type { Hono } from "hono";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";

/** What Lambda takes back as one answer, in bytes, with what wraps it. */
const MOST = 6 * 1024 * 1024;
/** A body of fewer characters fits whatever it holds: none of them takes more than six bytes. */
const SURELY = MOST / 8;

/**
 * An app as a Lambda function. What can grow leaves in parts; whatever passes the limit all the same is refused in words and
 * told to the log, instead of being lost on the way as a fault of the gateway.
 */
// biome-ignore lint/suspicious/noExplicitAny: any app, whatever its routes
export function fitting(app: Hono<any, any, any>) {
  const answerTo = handle(app);
  return async (event: LambdaEvent, context?: LambdaContext) => {
    const answer = await answerTo(event, context);
    if (answer.body.length < SURELY || Buffer.byteLength(JSON.stringify(answer)) < MOST) return answer;
    const requestId = String(answer.headers?.["x-request-id"] ?? "");
    log("answer-too-large", { requestId, characters: answer.body.length });
    const { code, kind, facts } = refuseCommon("answer.too_large");
    const { "content-disposition": _, ...headers } = answer.headers ?? {};
    return {
      ...answer,
      statusCode: statusOf[kind],
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ code, facts, requestId }),
      isBase64Encoded: false,
    };
  };
}
