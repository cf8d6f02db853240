import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSession, sessionActs } from "../../web/src/app/session";
import { draftKeys, draftsOf, saveDraft } from "../../web/src/lib/draft";
import { cache } from "../../web/src/lib/remote";

const ME = { person: { id: "per_0000000000001", name: "陈建明" }, district: { id: "bx" }, acting: {}, grants: [] };

let reachable: boolean;
let signedIn: boolean;
/** The service with one session, behind a network that may be gone. */
beforeEach(() => {
  [reachable, signedIn] = [true, true];
  localStorage.clear();
  vi.stubGlobal("fetch", async (_: string, { method = "GET" }: RequestInit = {}) => {
    if (!reachable) throw new TypeError("Failed to fetch");
    if (!signedIn) return Response.json({ code: "session.required", facts: {} }, { status: 401 });
    if (method === "DELETE") signedIn = false;
    return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(ME);
  });
});
afterEach(() => vi.unstubAllGlobals());

/** Who is at the screen when the console is opened now. */
async function opened(): Promise<string | undefined> {
  cache.clear();
  return createRoot(async (dispose) => {
    const session = createSession();
    await vi.waitFor(() => expect(session.isPending).toBe(false));
    dispose();
    return session.data?.person.name;
  });
}

function fillIn(): void {
  draftsOf(ME.person.id);
  saveDraft("suggestion", { values: { text: "路灯坏了" } });
}

test("whoever leaves leaves nothing on the device, and the session ends", async () => {
  fillIn();
  await sessionActs.signOut();
  expect([draftKeys(), signedIn, await opened()]).toEqual([[], false, undefined]);
});

test("without a network too: nothing is shown any more, and the session ends as soon as the service is reached", async () => {
  fillIn();
  reachable = false;
  await sessionActs.signOut();
  expect([draftKeys(), await opened(), signedIn]).toEqual([[], undefined, true]);
  reachable = true;
  expect([await opened(), signedIn]).toEqual([undefined, false]);
});

test("a session that has ended by itself is left like any other, and who signs in afterwards stays", async () => {
  signedIn = false;
  await sessionActs.signOut();
  signedIn = true;
  expect(await opened()).toBe("陈建明");
  reachable = false;
  await sessionActs.signOut();
  reachable = true;
  sessionActs.began(ME as never);
  expect([await opened(), signedIn]).toEqual(["陈建明", true]);
});
