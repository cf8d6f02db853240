import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

/** Icons keep their deep path and lose the package's drawing code: `src/lib/icon.tsx` draws them. */
export function slimIcons(): Plugin {
  return {
    name: "slim-icons",
    enforce: "pre",
    resolveId(source, importer) {
      const drawing = /^\.\.\/Icon(\.m?jsx?)?$/.test(source) && importer?.includes("lucide-solid");
      return drawing ? fileURLToPath(new URL("./src/lib/icon.tsx", import.meta.url)) : null;
    },
  };
}

/** The console: static files in `web/dist`, served beside the API on one origin. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [slimIcons(), solid()],
  server: { proxy: { "/api": process.env.API_ORIGIN ?? "http://127.0.0.1:3000" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["chrome79", "safari13.1", "firefox78"],
    cssTarget: ["chrome79", "safari13.1"],
    reportCompressedSize: false,
    assetsInlineLimit: 1024,
    manifest: true,
    // The first script carries every chunk's name: short ones keep it light. The manifest says which is which.
    rolldownOptions: { output: { chunkFileNames: "assets/[hash].js" } },
  },
});
