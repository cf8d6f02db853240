import type { Draw } from "@rengang/core/draws/schema";
import { createEffect, on } from "solid-js";
import { api, json } from "../../lib/api";
import { clockNow } from "../../lib/clock";
import { cache, createAction, createPages, createRemote } from "../../lib/remote";

export type { Draw };
export type DrawnRow = NonNullable<Draw["list"]>[number];

const param = (postId: string) => ({ param: { postId: postId as never } });
const readPage = async (postId: string, page: number): Promise<Draw> =>
  (await json(api.posts[":postId"].draw.$get({ ...param(postId), query: { page: String(page) } }))) as unknown as Draw;

const SOON = 3000;
const AN_HOUR = 3_600_000;

/** When to ask again: at its moment, then every few seconds until the result is there. */
export function nextLook(draw: Pick<Draw, "state" | "drawAt"> | undefined): number | false {
  if (!draw || (draw.state !== "gathering" && draw.state !== "drawing")) return false;
  return isUnderWay(draw) ? SOON : Math.min(AN_HOUR, Date.parse(draw.drawAt) - clockNow() + SOON);
}

/** The fair opening of a post; followed until it has been drawn. */
export function createDraw(postId: () => string) {
  const draw = createRemote<Draw>(() => ({
    key: ["posts", "draw", postId()],
    load: () => readPage(postId(), 0),
    every: nextLook,
  }));
  // Whoever watched it until it was over sees the post as it is now, too.
  createEffect(
    on(
      () => draw.data?.state,
      (now, before) => {
        if (now === "drawn" && before)
          void cache.refresh(["posts", "one"], ["posts", "detail"], ["claims"], ["notifications"]);
      },
    ),
  );
  return draw;
}

/** Its moment has come and its result has not. */
export const isUnderWay = ({ state, drawAt }: Pick<Draw, "state" | "drawAt">): boolean =>
  state === "drawing" || (state === "gathering" && Date.parse(drawAt) <= clockNow());

/** The list of a draw that is over, 200 rows at a time. */
export function createDrawnList(postId: () => string) {
  return createPages<Draw & { cursor?: string }>(() => ({
    key: ["posts", "drawn", postId()],
    load: async (cursor) => {
      const page = Number(cursor ?? 0);
      const draw = await readPage(postId(), page);
      return page + 1 < (draw.pages ?? 0) ? { ...draw, cursor: String(page + 1) } : draw;
    },
  }));
}

const AFTERWARDS = [["posts"]] as const;

/** Enters; again is the same entry. */
export function createEntering(done: () => void) {
  return createAction<{ postId: string }>({
    run: ({ postId }) => json(api.posts[":postId"].draw.entry.$post(param(postId))),
    refresh: AFTERWARDS,
    done,
  });
}

/** Takes the entry back. */
export function createTakingBack(done: () => void) {
  return createAction<{ postId: string }>({
    run: ({ postId }) => json(api.posts[":postId"].draw.entry.$delete(param(postId))),
    refresh: AFTERWARDS,
    done,
  });
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export type Checked = "checkOk" | "checkSeed" | "checkOrder" | "checkCannot";

/** Computes a published draw again on this device. @param rows the whole list in its order */
export async function checkDraw(
  { seed = "", seedHash }: Pick<Draw, "seed" | "seedHash">,
  rows: readonly DrawnRow[],
): Promise<Checked> {
  // Browsers give the hash function to pages that came over TLS only.
  if (!globalThis.crypto?.subtle) return "checkCannot";
  if ((await hashOf(seed)) !== seedHash) return "checkSeed";
  const marks = await Promise.all(rows.map(({ ticket }) => hashOf(`${seed}:${ticket}`)));
  const inOrder = rows.every((row, n) => {
    const [before, mark] = [rows[n - 1], marks[n] as string];
    if (!before || before.served < row.served) return true;
    return before.served === row.served && (marks[n - 1] as string) < mark;
  });
  return inOrder ? "checkOk" : "checkOrder";
}

/** Reads the whole list and computes it again. */
export async function checkPost(postId: string): Promise<Checked> {
  const first = await readPage(postId, 0);
  const rows = [...(first.list ?? [])];
  for (let page = 1; page < (first.pages ?? 0); page++) rows.push(...((await readPage(postId, page)).list ?? []));
  return checkDraw(first, rows);
}
