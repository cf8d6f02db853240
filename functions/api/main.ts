import { fitting } from "../fitting";
import { oidcProviders } from "../providers";
import { wire } from "../wire";
import { makeApp } from "./app";
import { readAhead } from "./groups";

// What most calls ask for is read while the secrets are on their way.
readAhead(["sessions", "posts"]);
const app = makeApp(await wire(undefined, oidcProviders({ loopback: false })));
// The first answer makes the router and has the engine compile the way to it: better now than while somebody waits.
await app.request("/api/nothing");

export const handler = fitting(app);
