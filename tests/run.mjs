// The second command: from a fresh clone, installs what is missing and runs everything.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(root, ".cache", "results");
const npx = (...args) => ["npx", ["--no-install", ...args]];
const SUITES = ["tests/vitest.config.ts", "tests/web/vitest.config.ts", "tests/journeys/vitest.config.ts"];

function run([command, args], quiet = false) {
  const shell = process.platform === "win32";
  const env = { ...process.env, NODE_NO_WARNINGS: "1", npm_config_loglevel: "error" };
  return spawnSync(command, args, { cwd: root, stdio: quiet ? "ignore" : "inherit", shell, env }).status === 0;
}

const has = (command) => run(["sh", ["-c", `command -v ${command}`]], true);

/** Debian packages, where this is Debian and we may install: a browser, Chinese fonts for its pictures, a PDF reader. */
function installSystemPackages() {
  const wanted = [];
  if (!process.env.CHROMIUM_PATH && !has("chromium") && !has("google-chrome"))
    wanted.push("chromium", "fonts-noto-cjk");
  if (!has("pdftotext")) wanted.push("poppler-utils");
  if (wanted.length === 0) return;
  const may = has("apt-get") && (process.getuid?.() === 0 || has("sudo"));
  if (!may) {
    console.error(`Please install first: ${wanted.join(", ")} (or set CHROMIUM_PATH to a Chromium or Chrome).`);
    process.exit(1);
  }
  const sudo = process.getuid?.() === 0 ? "" : "sudo ";
  console.log(`Installing ${wanted.join(", ")} …`);
  const install = `${sudo}apt-get update -qq && ${sudo}DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${wanted.join(" ")} >/dev/null`;
  if (!run(["sh", ["-c", install]])) process.exit(1);
}

let passed = 0;
let failed = 0;
/** Said again at the very end: whoever reads the last screen of a long run finds what broke there. */
const broken = [];

function breaks(name, why = "") {
  failed += 1;
  broken.push(`✗ ${name}${why && `\n${why}`}`);
}

function step(name, done) {
  console.log(`\n— ${name}`);
  if (done()) passed += 1;
  else breaks(name);
}

function suite(config, extra) {
  const file = join(results, `${config.replaceAll("/", "-")}.json`);
  console.log(`\n— ${config}`);
  const ok = run(
    npx(
      "vitest",
      "run",
      "--config",
      config,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...(extra.length > 0 ? ["--passWithNoTests"] : []),
      ...extra,
    ),
  );
  if (!existsSync(file)) return breaks(config, "no results were written");
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, "utf8"));
  passed += numPassedTests;
  const before = failed;
  const short = (messages) => messages.join("\n").split("\n").slice(0, 15).join("\n");
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(root, name);
    const bad = assertionResults.filter((test) => test.status === "failed");
    for (const test of bad) breaks(`${file} > ${test.fullName}`, short(test.failureMessages));
    // What stood before a test broke, so that it never ran; or the whole file broke before its first.
    const unrun = assertionResults.filter((test) => test.status !== "failed" && test.status !== "passed");
    for (const test of unrun) breaks(`${file} > ${test.fullName}`, `did not run: ${short([message])}`);
    if (status === "failed" && bad.length + unrun.length === 0) breaks(file, short([message]));
  }
  if (!ok && failed === before) breaks(config, "the run ended with an error outside its tests");
}

const filters = process.argv.slice(2);
if (!existsSync(join(root, "node_modules", "vitest")) || !existsSync(join(root, "node_modules", "sst"))) {
  console.log("Installing everything, the infrastructure tools too (about a minute) …");
  if (!run(["npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]])) process.exit(1);
}
installSystemPackages();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

if (filters.length === 0) {
  step("types", () => run(npx("tsc", "-b")));
  step("style", () => run(npx("biome", "ci", ".", "--diagnostic-level=warn")));
  step("the console builds", () => run(npx("vite", "build", "web", "--logLevel", "warn")));
}
for (const config of SUITES) if (existsSync(join(root, config))) suite(config, filters);

for (const line of broken) console.error(`\n${line}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
