import { serve } from "@hono/node-server";
import { SettingsProblem } from "./settings";

/** How long a request may take to arrive, and how long its head may be; the gateway holds the same on AWS. */
export const ARRIVAL = { headMs: 10_000, wholeMs: 60_000, checkEveryMs: 2_000, headBytes: 16 * 1024 } as const;

/** What answers requests; `env` tells the socket, from which the API learns the address of whoever asks. */
export type Answers = (request: Request, env?: object) => Response | Promise<Response>;

/** Listens on a port; a sender that dawdles is cut off. @throws SettingsProblem when the port is taken */
export function listen(
  fetch: Answers,
  port: number,
  arrival: { headMs: number; wholeMs: number; checkEveryMs: number; headBytes: number } = ARRIVAL,
): Promise<ReturnType<typeof serve>> {
  const serverOptions = {
    headersTimeout: arrival.headMs,
    requestTimeout: arrival.wholeMs,
    connectionsCheckingInterval: arrival.checkEveryMs,
    maxHeaderSize: arrival.headBytes,
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, serverOptions }, () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) => {
      const busy = error.code === "EADDRINUSE";
      reject(
        busy
          ? new SettingsProblem(
              `端口 ${port} 已被占用，请用 PORT 换一个。Port ${port} is in use. Set PORT to another one, e.g. PORT=${port + 1} npm start.`,
            )
          : error,
      );
    });
  });
}
