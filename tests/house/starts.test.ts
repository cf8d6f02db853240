import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const SKIPPED = /node_modules|dist\/|\.cache/;

test("no file that functions read makes an order or a calendar of a language while it is read: that takes ten milliseconds", () => {
  const making = ["functions", "packages"].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.ts$/.test(file) && !SKIPPED.test(file))
      .filter((file) => /^(export )?const \w+ = new Intl\./m.test(readFileSync(join(ROOT, room, file), "utf8")))
      .map((file) => `${room}/${file}`),
  );
  // One's own machine starts once a day; and the check sees it.
  expect(making).toEqual(["packages/local/outbox.ts"]);
});
