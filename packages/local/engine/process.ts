import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What tells a process from any other, also from one that later gets its number. */
export interface Identity {
  readonly pid: number;
  /** When it started, as the system writes it. */
  readonly startedAt: string;
  /** Its whole command line. */
  readonly command: string;
}

const said = (command: string, args: string[]): string =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

function onLinux(pid: number): Omit<Identity, "pid"> | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name stands in brackets and may hold anything; behind it come the state and, twentieth, the start in ticks.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (state === "Z" || state === "X") return undefined;
  return {
    startedAt: rest[18] ?? "",
    command: readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim(),
  };
}

function onWindows(pid: number): Omit<Identity, "pid"> {
  const asked = `$p = Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}'; $p.CreationDate.Ticks; $p.CommandLine`;
  const [startedAt = "", ...command] = said("powershell", ["-NoProfile", "-Command", asked]).split(/\r?\n/);
  return { startedAt, command: command.join(" ") };
}

function elsewhere(pid: number): Omit<Identity, "pid"> {
  const line = said("ps", ["-o", "lstart=,command=", "-p", String(pid)]);
  return { startedAt: line.slice(0, 24), command: line.slice(24).trim() };
}

/** The process with this number, or undefined when there is none (any more) that can be told. */
export function identify(pid: number): Identity | undefined {
  try {
    const look = { linux: onLinux, win32: onWindows }[process.platform as string] ?? elsewhere;
    const found = look(pid);
    return found?.startedAt && found.command ? { pid, ...found } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether that very process still runs. */
export function stillRuns(known: Identity): boolean {
  const now = identify(known.pid);
  return now?.startedAt === known.startedAt && now.command === known.command;
}
