// The product by its own `start`, with a clock that a journey moves: how many ms it is ahead of the machine's comes by message.
import { start } from "@rengang/local/run";

let ahead = Number(process.argv[2] ?? 0);
process.on("message", (ms: number) => {
  ahead = ms;
  process.send?.(ahead);
});
await start(process.env, () => Date.now() + ahead);
