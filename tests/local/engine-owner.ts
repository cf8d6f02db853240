// A run of its own that starts an engine, to be killed alone.
import { startEngine } from "@rengang/local/engine/engine";

const { endpoint, process: engine } = await startEngine(process.argv[2] ?? "");
process.send?.({ endpoint, pid: engine.pid });
setInterval(() => undefined, 60_000);
