import { networkOf } from "@rengang/kernel/address";
import { expect, test } from "vitest";

test.each([
  ["2408:8456:3020:1f2a:1c2d:5eff:fe12:9a01", "2408:8456:3020:1f2a::/64"],
  ["2408:8456:3020:1F2A::1", "2408:8456:3020:1f2a::/64"],
  ["2408:8456::1", "2408:8456:0:0::/64"],
  ["2408:8456:0000:0000:ffff::", "2408:8456:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["203.0.113.7", "203.0.113.7"],
  ["2408:8456:3020:1f2a:0:0:0:1:2", "2408:8456:3020:1f2a:0:0:0:1:2"],
  ["2408::8456::1", "2408::8456::1"],
  ["not an address", "not an address"],
  ["", ""],
])("uses from %s are counted for %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
