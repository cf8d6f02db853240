// A client in a process of its own: sends each request once, a fixed number at a time, over kept connections.
import { Agent, request } from "node:http";

process.on("message", async ({ port, requests, connections }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  const statuses = {};
  let next = 0;
  const one = ({ method, path, cookie, body }) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const headers = {
        cookie: `rengang=${cookie}`,
        ...(body && { "content-type": "application/json", "content-length": body.length }),
      };
      const sent = request({ host: "127.0.0.1", port, method, path, agent, headers }, (answer) => {
        answer.resume();
        answer.on("end", () => {
          latencies.push(performance.now() - started);
          statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1;
          resolve();
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  const worker = async () => {
    while (next < requests.length) await one(requests[next++]);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  process.send({ seconds: (performance.now() - started) / 1000, latencies, statuses });
  agent.destroy();
});
process.send("ready");
