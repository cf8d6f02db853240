import { afterEach, expect, test, vi } from "vitest";
import { download, joined } from "../../web/src/lib/download";

const saved: Blob[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  saved.length = 0;
});

/** A server with one file, of which each call answers a part. */
function serve(answer: (part: number, tag: string | null) => Response): void {
  vi.stubGlobal("fetch", async (input: string) => {
    const { searchParams } = new URL(input, "http://localhost");
    return answer(Number(searchParams.get("part")), searchParams.get("tag"));
  });
  URL.createObjectURL = (file) => `blob:${saved.push(file as Blob)}`;
  URL.revokeObjectURL = () => {};
}

const part = (text: string, tag: string) =>
  new Response(text, { headers: { "x-file-parts": "3", "x-file-tag": tag, "content-type": "application/zip" } });

test("a file in parts is saved as one, and its wait is told", async () => {
  const told: string[] = [];
  serve((n, tag) => (n === 1 || tag === "a" ? part(`${n}`, "a") : new Response(null, { status: 500 })));
  await download("/api/documents/x", (got, of) => told.push(`${got}/${of}`));
  expect(await saved[0]?.text()).toBe("123");
  expect(saved).toHaveLength(1);
  expect(told).toEqual(["1/3", "2/3"]);
});

test("a file that changes on the way is begun anew, and what was fetched of the old one is not in it", async () => {
  let now = "a";
  serve((n, tag) => {
    if (n === 3 && now === "a") now = "b";
    if (n > 1 && tag !== now) return Response.json({ code: "file.changed", facts: {} }, { status: 409 });
    return part(`${now}${n}`, now);
  });
  await download("/api/documents/x");
  expect(await saved[0]?.text()).toBe("b1b2b3");
});

test("one that never stands still, or a failure, saves nothing and says so", async () => {
  serve((n) => (n === 1 ? part("1", "a") : Response.json({ code: "file.changed", facts: {} }, { status: 409 })));
  await expect(download("/api/documents/x")).rejects.toMatchObject({ code: "file.changed" });
  serve((n) => (n < 3 ? part("1", "a") : Response.json({ code: "permission.denied", facts: {} }, { status: 403 })));
  await expect(download("/api/documents/x")).rejects.toMatchObject({ code: "permission.denied" });
  expect(saved).toEqual([]);
});

test("lists in parts are one, in their order, with everything else as the first part says it", async () => {
  const pages = [
    { name: "甲", rows: [1, 2], seals: ["a"], cursor: "1" },
    { name: "乙", rows: [3], seals: [], cursor: "2" },
    { name: "丙", rows: [4], seals: ["b"] },
  ];
  const whole = await joined<{ name: string; rows: number[]; seals: string[]; cursor?: string }>(
    async (cursor) => structuredClone(pages[Number(cursor ?? 0)]) as never,
  );
  expect(whole).toEqual({ name: "甲", rows: [1, 2, 3, 4], seals: ["a", "b"] });
});
