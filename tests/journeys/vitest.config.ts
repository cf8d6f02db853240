import { defineConfig } from "vitest/config";

/** The real product in a real browser: one file after the other, each with an installation of its own. */
export default defineConfig({
  test: {
    // UPDATE=1 takes the pictures for the README instead.
    include: [process.env.UPDATE ? "tests/journeys/pictures.ts" : "tests/journeys/**/*.test.ts"],
    globalSetup: ["tests/journeys/support/prepare.ts"],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
