import { execFileSync } from "node:child_process";
import { type Measure, met } from "./measure";

const modules: Record<string, () => Promise<{ measure: Measure }>> = {
  units: () => import("./units"),
  cold: () => import("./cold"),
  throughput: () => import("./throughput"),
  claims: () => import("./claims"),
  kills: () => import("./kills"),
  rush: () => import("./rush"),
  growth: () => import("./growth"),
  tamper: () => import("./tamper"),
  tenants: () => import("./tenants"),
  fuzz: () => import("./fuzz"),
  year: () => import("./year"),
};

const args = process.argv.slice(2);
const [name] = args.filter((a) => !a.startsWith("--"));
const json = args.includes("--json");

async function list(): Promise<void> {
  for (const load of Object.values(modules)) {
    const { measure } = await load();
    console.log(`${measure.name.padEnd(12)} ${measure.summary}`);
  }
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

async function run(load: () => Promise<{ measure: Measure }>): Promise<boolean> {
  const { measure } = await load();
  const { figures, goals, notes = [] } = await measure.run({ long: args.includes("--long") });
  for (const note of notes) console.log(note);
  for (const [key, value] of Object.entries(figures)) {
    const goal = goals[key];
    const verdict = goal ? `   aim ${goal.op} ${goal.value}  ${met(value, goal) ? "met" : "MISSED"}` : "";
    console.log(`${key.padEnd(44)} ${String(value).padStart(10)}${verdict}`);
  }
  const ok = Object.entries(goals).every(([key, goal]) => met(figures[key], goal));
  if (json) console.log(JSON.stringify({ name: measure.name, commit: commit(), figures, goals, ok }));
  return ok;
}

if (!name || name === "list") {
  await list();
} else if (!modules[name]) {
  console.error(`There is no measurement "${name}". "npm run measure -- list" names them all.`);
  process.exit(2);
} else {
  // A missed aim is a finding, not a failure of the command.
  await run(modules[name]);
}
process.exit(0);
