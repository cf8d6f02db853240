import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/web/**", "tests/journeys/**", "**/node_modules/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A worker loads the product once, not once a file. What is apart is the engine that each file starts for itself.
    isolate: false,
    restoreMocks: true,
  },
});
