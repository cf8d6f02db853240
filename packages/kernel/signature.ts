import { createHash, createHmac } from "node:crypto";

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface Call {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly contentType: string;
  readonly body: string;
  readonly region: string;
  readonly service: string;
  /** The operation, where a service asks for it in `x-amz-target`. */
  readonly target?: string | undefined;
}

const hex = (text: string) => createHash("sha256").update(text).digest("hex");
const mac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The headers of a call with AWS Signature Version 4 (docs.aws.amazon.com, "Create a signed AWS API request").
 * @param at epoch milliseconds
 */
export function signedHeaders(call: Call, keys: Keys, at: number): Record<string, string> {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${stamp.slice(0, 8)}/${call.region}/${call.service}/aws4_request`;
  const headers: Record<string, string> = {
    "content-type": call.contentType,
    host: call.url.host,
    "x-amz-date": stamp,
    ...(keys.sessionToken && { "x-amz-security-token": keys.sessionToken }),
    ...(call.target && { "x-amz-target": call.target }),
  };
  const names = Object.keys(headers).sort().join(";");
  const query = [...call.url.searchParams].map(([k, v]) => `${escaped(k)}=${escaped(v)}`).sort();
  const canonical = [
    call.method,
    call.url.pathname,
    query.join("&"),
    ...names.split(";").map((name) => `${name}:${headers[name]}`),
    "",
    names,
    hex(call.body),
  ].join("\n");
  const text = ["AWS4-HMAC-SHA256", stamp, scope, hex(canonical)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>(mac, `AWS4${keys.secretAccessKey}`);
  const signature = mac(key, text).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...headers, authorization };
}
