import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const brotli = (file) =>
  brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Every script that the entries load at once, themselves included; later imports are not followed. */
function scripts(manifest, entries) {
  const files = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no entry ${name}: correct web/budget.json.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const other of chunk.imports ?? []) visit(other);
  };
  for (const entry of entries) visit(entry);
  return [...files].filter((file) => file.endsWith(".js"));
}

/**
 * Weighs the built console (brotli bytes of JavaScript) against `budget.json`.
 * @param {string} [dist] the build's folder
 */
export function weigh(dist = join(import.meta.dirname, "dist")) {
  const budget = JSON.parse(readFileSync(join(import.meta.dirname, "budget.json"), "utf8"));
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
  const sum = (entries) => scripts(manifest, entries).reduce((total, file) => total + brotli(join(dist, file)), 0);
  const fonts = Object.values(manifest).filter((chunk) => /\.(woff2?|ttf|otf)$/.test(chunk.file)).length;
  const figures = { firstScreen: sum(budget.firstScreen), member: sum(budget.member), fonts };
  const goals = { firstScreen: budget.firstScreenMax, member: budget.memberMax, fonts: 0 };
  return { figures, goals, ok: Object.entries(goals).every(([name, most]) => figures[name] <= most) };
}

if (process.argv[1] === import.meta.filename) {
  const result = weigh(process.argv[2]);
  console.log(JSON.stringify(result, null, 2));
  process.exitCode = result.ok ? 0 : 1;
}
