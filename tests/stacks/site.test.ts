import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { type SiteRequest, type StoredFile, siteHandler } from "../../stacks/site/serve";

const files: Record<string, StoredFile> = {
  "index.html": { body: Buffer.from("<!doctype html>"), type: "text/html", etag: '"page"' },
  "assets/app-1.js": { body: Buffer.from("export {};".repeat(50)), type: "text/javascript", etag: '"app"' },
  "assets/seal-1.png": { body: Buffer.from([137, 80, 78, 71]), type: "image/png", etag: '"seal"' },
};

function ask(rawPath: string, headers: SiteRequest["headers"] = {}, method = "GET") {
  const serve = siteHandler(async (key) => files[key]);
  return serve({ rawPath, headers, requestContext: { http: { method } } });
}
const text = (body: string | undefined) => Buffer.from(String(body), "base64").toString();

test.each(["/", "/claims", "/posts/pst_1", "//"])(
  "every address of the console gets its one page, unkept: %s",
  async (path) => {
    const answer = await ask(path);
    expect(answer.statusCode).toBe(200);
    expect(text(answer.body)).toBe("<!doctype html>");
    expect(answer.headers["cache-control"]).toBe("no-cache");
  },
);

test("an asset is kept for ever and travels compressed where the browser can", async () => {
  const answer = await ask("/assets/app-1.js", { "accept-encoding": "gzip, br" });
  expect(answer.headers).toMatchObject({ "content-encoding": "br", "content-type": "text/javascript; charset=utf-8" });
  expect(answer.headers["cache-control"]).toContain("immutable");
  expect(brotliDecompressSync(Buffer.from(String(answer.body), "base64")).toString()).toBe("export {};".repeat(50));
  expect((await ask("/assets/app-1.js", { "accept-encoding": "gzip" })).headers["content-encoding"]).toBeUndefined();
});

test("a picture arrives byte by byte", async () => {
  const answer = await ask("/assets/seal-1.png", { "accept-encoding": "br" });
  expect([...Buffer.from(String(answer.body), "base64")]).toEqual([137, 80, 78, 71]);
});

test("text says its coding once, and a picture says none", async () => {
  const types = ["/", "/assets/app-1.js", "/assets/seal-1.png"].map(
    async (path) => (await ask(path)).headers["content-type"],
  );
  expect(await Promise.all(types)).toEqual(["text/html; charset=utf-8", "text/javascript; charset=utf-8", "image/png"]);
  const serve = siteHandler(async () => ({ body: Buffer.from("x"), type: "text/html;charset=utf-8" }));
  const said = await serve({ rawPath: "/", headers: {}, requestContext: { http: { method: "GET" } } });
  expect(said.headers["content-type"]).toBe("text/html;charset=utf-8");
});

test("a missing file is missing, not the page", async () =>
  expect((await ask("/assets/gone.js")).statusCode).toBe(404));

test("what the browser already has is not sent again", async () => {
  const answer = await ask("/", { "if-none-match": '"page"' });
  expect([answer.statusCode, answer.body]).toEqual([304, undefined]);
});

test("nothing but reading", async () => expect((await ask("/", {}, "POST")).statusCode).toBe(405));

test.each(["/", "/assets/app-1.js", "/assets/gone.js"])(
  "every answer carries the security headers: %s",
  async (path) => {
    const { headers } = await ask(path);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
  },
);
