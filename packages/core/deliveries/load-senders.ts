import type { Context } from "../context";
import { remembered } from "../context/remembered";
import { type SendersRow, sendersItem } from "../senders/items";

const senders = remembered<SendersRow | undefined>(30_000);

/**
 * The district's senders, for whatever sends; undefined where none were ever set. Up to half a minute old: a message may
 * still go the way that was chosen before. Credentials are as they are stored, sealed.
 */
export const loadSenders = (ctx: Context): Promise<SendersRow | undefined> =>
  senders.recall(ctx, () => ctx.table.get(sendersItem, {}));

/** To be called by whoever has changed them. */
export const forgetSenders = (ctx: Context): void => senders.forget(ctx);
