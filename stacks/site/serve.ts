import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { ASSET_CACHE, PAGE_CACHE, SECURITY_HEADERS } from "../headers";

export interface StoredFile {
  readonly body: Uint8Array;
  readonly type?: string | undefined;
  readonly etag?: string | undefined;
}

/** The few fields of an HTTP API event (payload 2.0) that matter here. */
export interface SiteRequest {
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly http: { readonly method: string } };
}

export interface SiteAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

const COMPRESSIBLE = /^(text\/|application\/(javascript|json|manifest\+json|wasm)|image\/svg)/;
const compress = promisify(brotliCompress);

/** Serves the built console: files by name, the one page for every other address, each with the security headers. */
export function siteHandler(read: (key: string) => Promise<StoredFile | undefined>) {
  // Assets never change, so a warm function answers them from memory, compressed once.
  const packed = new Map<string, Promise<Uint8Array>>();

  return async (request: SiteRequest): Promise<SiteAnswer> => {
    const { method } = request.requestContext.http;
    if (method !== "GET" && method !== "HEAD") return plain(405, { allow: "GET, HEAD" });
    const key = keyOf(request.rawPath);
    const file = await read(key);
    if (!file) return plain(404);
    const headers = headersOf(key, file);
    if (file.etag && request.headers["if-none-match"] === file.etag) return { statusCode: 304, headers };
    if (method === "HEAD") return { statusCode: 200, headers };
    const wanted = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && COMPRESSIBLE.test(file.type ?? "");
    if (!wanted) return { statusCode: 200, headers, ...encoded(file.body) };
    const name = `${key} ${file.etag}`;
    const body = packed.get(name) ?? pack(file.body);
    packed.set(name, body);
    return { statusCode: 200, headers: { ...headers, "content-encoding": "br" }, ...encoded(await body) };
  };
}

/** Names with an ending are files; every other address belongs to the console's one page. */
const keyOf = (path: string): string => (/\.[a-z0-9]+$/i.test(path) ? path.replace(/^\/+/, "") : "index.html");

/** Text says in which coding it stands (OWASP ASVS 5.0, 4.1.1), also where the store does not. */
const typeOf = (type = "application/octet-stream"): string =>
  /^text\/|javascript|json|svg/.test(type) && !type.includes("charset") ? `${type}; charset=utf-8` : type;

const headersOf = (key: string, file: StoredFile): Record<string, string> => ({
  ...SECURITY_HEADERS,
  "content-type": typeOf(file.type),
  "cache-control": key.startsWith("assets/") ? ASSET_CACHE : PAGE_CACHE,
  vary: "accept-encoding",
  ...(file.etag && { etag: file.etag }),
});

const plain = (statusCode: number, headers: Record<string, string> = {}): SiteAnswer => ({
  statusCode,
  headers: { ...SECURITY_HEADERS, "cache-control": "no-store", ...headers },
});

const encoded = (body: Uint8Array) => ({ body: Buffer.from(body).toString("base64"), isBase64Encoded: true });

const pack = (body: Uint8Array): Promise<Uint8Array> =>
  compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
