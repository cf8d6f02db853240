import { pathToFileURL } from "node:url";

// What Lambda does with a handler: loads it, then hands it the gateway's event (payload 2.0) for the path that is given.
const path = process.argv[3];
const { handler } = await import(pathToFileURL(process.argv[2]).href);
const event = {
  version: "2.0",
  routeKey: "ANY /api/{proxy+}",
  rawPath: path,
  rawQueryString: "",
  headers: { host: "rengang.example.com" },
  requestContext: {
    domainName: "rengang.example.com",
    http: { method: "GET", path: path, protocol: "HTTP/1.1", sourceIp: "203.0.113.1", userAgent: "cold" },
  },
  isBase64Encoded: false,
};
const began = performance.now();
const { statusCode } = await handler(event, {});
const request = performance.now() - began;
const { user, system } = process.cpuUsage();
process.send({ status: statusCode, request, cpu: (user + system) / 1000 });
