import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

/** The console: static files in `web/dist`, served beside the API on one origin. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid()],
  server: { proxy: { "/api": process.env.API_ORIGIN ?? "http://127.0.0.1:3000" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["chrome79", "safari13.1", "firefox78"],
    cssTarget: ["chrome79", "safari13.1"],
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    manifest: true,
  },
});
