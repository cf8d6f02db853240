import { EngineMissing } from "./engine/binary";
import { DataInUse } from "./engine/leftover";
import { SettingsProblem } from "./settings";

const TYPESETTER = "typst-ts-node-compiler";

/** What stands in the way of a start, in one line for the machine's owner; undefined for a fault of ours. */
export function problemLine(error: unknown): string | undefined {
  if (error instanceof SettingsProblem || error instanceof EngineMissing || error instanceof DataInUse) {
    return error.message;
  }
  const said = error instanceof Error ? `${error.message} ${error.stack}` : "";
  if (!said.includes(TYPESETTER)) return undefined;
  const platform = `${process.platform}-${process.arch}`;
  return `本机（${platform}）缺少排版组件 ${TYPESETTER}，无法生成 PDF：请运行 npm install；若仍缺少，请换用受支持的平台。The typesetter ${TYPESETTER} is missing for ${platform}: run "npm install"; if it stays missing, this platform is not supported.`;
}
