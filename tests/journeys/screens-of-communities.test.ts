import { test } from "vitest";
import { stage } from "./support/stage";
import { type Address, inspect } from "./support/walk";

const at = stage();

const POST = /^\/posts\/pst_/;
const worker: readonly Address[] = [
  "/today",
  "/registrations",
  "/members",
  "/members?view=ledger",
  ["/members", /^\/members\/per_/],
  "/posts",
  "/posts?view=past",
  "/posts?view=proposed",
  "/posts/publish",
  "/posts/publish?shape=series",
  "/series",
  ["/series", /^\/series\/ser_/],
  ["/posts", POST],
  ["/posts", POST, "/poster"],
  ["/posts?view=past", POST, "/attendance"],
  ["/posts?find=楼栋", /^\/posts\/pst_[\d]+\.9\./, "/attendance"],
  ["/posts?find=楼栋", /^\/posts\/pst_[\d]+\.9\./, "/code"],
  "/services",
  "/services?view=disputes",
  "/suggestions",
  "/suggestions?show=done",
  ["/suggestions", /^\/suggestions\/sgs_/],
  "/suggestions/mine",
  "/feedback",
  "/feedback?stage=write",
  "/feedback?view=packages",
  ["/feedback?stage=write", /^\/feedback\/fbp_/],
  "/evaluation",
  ["/evaluation", /^\/evaluation\/members\//],
  "/privacy",
];

const roles: readonly [who: string, phone: string, district: string, addresses: readonly Address[]][] = [
  ["a community secretary", "19900000200", "临江区", [...worker, "/people"]],
  [
    "a security administrator",
    "19900000110",
    "临江区",
    ["/people", "/rights", "/deliveries", "/deliveries?view=setup"],
  ],
  ["an audit administrator", "19900000120", "临江区", ["/audit", "/suggestions", "/rights"]],
  ["a compound lead", "19900000210", "临江区", ["/posts", "/members", "/posts/publish"]],
  ["a team leader", "19900000220", "临江区", ["/posts", ["/posts", POST], "/posts/publish"]],
  ["a post's organiser", "19900000230", "临江区", ["/posts", ["/posts", POST]]],
];

for (const [who, phone, district, addresses] of roles) {
  test(`every page of ${who} is whole, fits both screens and is open to everyone`, async () => {
    await inspect(await at.desk.signedIn(phone, { district }), addresses);
  });
}
