import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

/** The console's components, in a document without a browser. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  plugins: [solid({ hot: false })],
  resolve: { conditions: ["development", "browser"] },
  test: {
    include: ["tests/web/**/*.test.{ts,tsx}"],
    environment: "happy-dom",
    environmentOptions: { happyDOM: { url: "http://localhost/" } },
    setupFiles: ["tests/web/setup.ts"],
    server: { deps: { inline: [/lucide-solid/, /@solidjs\/router/, /@tanstack/, /@solidjs\/testing-library/] } },
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
