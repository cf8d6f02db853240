// The first command of a newcomer: plain Node, nothing installed yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

function fail(line) {
  console.error(`\n  ${line}\n`);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (!(major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  fail(`Rengang needs Node 20.19, 22.12 or 24 and later; this is ${process.versions.node}.`);
}

function run(command, args) {
  const shell = process.platform === "win32";
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", shell });
  if (done.status !== 0) fail(`"${command} ${args.join(" ")}" did not finish; its last lines are above.`);
}

/** The newest change below a folder, in milliseconds. */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === "dist") continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

if (!existsSync(join(root, "node_modules", "tsx")) || !existsSync(join(root, "node_modules", "vite"))) {
  console.log("Installing what is needed to run (once, about ten seconds) …");
  run("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
}

const page = join(root, "web", "dist", "index.html");
const sources = Math.max(newest(join(root, "web")), newest(join(root, "packages", "core")));
if (!existsSync(page) || statSync(page).mtimeMs < sources) {
  console.log("Building the console …");
  run("npx", ["vite", "build", "web", "--logLevel", "error"]);
}

const server = spawn(process.execPath, ["--import", "tsx", join(root, "packages", "local", "main.ts")], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_NO_WARNINGS: "1" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
