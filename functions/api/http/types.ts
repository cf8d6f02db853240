import type { Context, Platform } from "@rengang/core/context";
import type { Session } from "@rengang/core/people";

/** What every handler finds on the request. */
export interface Env {
  Variables: {
    platform: Platform;
    requestId: string;
    ctx: Context;
    session: Session;
  };
}
