import type { Context, Platform } from "@rengang/core/context";
import type { Session } from "@rengang/core/people";

/** What every handler finds on the request. */
export interface Env {
  Variables: {
    platform: Platform;
    requestId: string;
    ctx: Context;
    session: Session;
    /** The permission that the route asks for. */
    asked?: string;
  };
}
