import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { listen } from "@rengang/local/listen";
import { afterAll, expect, test } from "vitest";

const quick = { headMs: 300, wholeMs: 600, checkEveryMs: 50, headBytes: 4096 };
const server = await listen(async (request) => new Response(`read ${(await request.text()).length}`), 0, quick);
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

/** Sends a beginning and nothing more; what comes back until the line is cut. */
async function dawdle(beginning: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (bytes) => {
    answer += bytes;
  });
  socket.on("error", () => undefined);
  socket.write(beginning);
  await once(socket, "close");
  return answer;
}

test("a head that never ends is cut off", async () => {
  expect(await dawdle("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")).toContain("408");
});

test("a body that never ends is cut off", async () => {
  const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n";
  expect(await dawdle(`${head}only this`)).not.toContain("read 100");
});

test("a head that is too long is refused", async () => {
  expect(await dawdle(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(5000)}\r\n\r\n`)).toContain("431");
});

test("a body that arrives in time is read", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "x".repeat(100) });
  expect(await answer.text()).toBe("read 100");
});

test("whoever answers learns from which address the request comes", async () => {
  const asked: unknown[] = [];
  const other = await listen((_, env) => {
    asked.push((env as { incoming?: { socket?: { remoteAddress?: string } } })?.incoming?.socket?.remoteAddress);
    return new Response("");
  }, 0);
  await fetch(`http://localhost:${(other.address() as { port: number }).port}/`);
  other.close();
  expect(asked).toEqual([expect.stringMatching(/127\.0\.0\.1|::1/)]);
});
