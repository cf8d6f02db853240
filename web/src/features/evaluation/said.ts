import { formatDate, formatHours } from "../../lib/format";
import { listed } from "../../lib/words";
import type { Scheme } from "./model";
import { t } from "./scheme-words";

/** What counts, in words. */
export const accountName = (account: Scheme["account"]): string => t(account);

/** The days that count. */
export const periodSaid = ({ from, to }: { from: string; to: string }): string =>
  `${formatDate(from)} – ${formatDate(to)}`;

/** "2 次、8 小时"; empty where nothing is asked. */
export function requirementSaid({ times, hours }: { times?: number | undefined; hours?: number | undefined }): string {
  const parts = [times ? t("timesSay", times) : "", hours ? t("hoursSay", formatHours(hours)) : ""];
  return listed(parts.filter(Boolean));
}

/** The limits that are set, in words; empty where there is none. */
export function capsSaid({ caps, presentPercentMin }: Scheme): string {
  const named = (["hoursPerRecord", "hoursPerDay", "hoursPerYear", "timesPerDay"] as const).flatMap((name) =>
    caps[name] === undefined ? [] : [`${t(name)} ${formatHours(caps[name])}`],
  );
  return listed([...named, ...(presentPercentMin ? [`${t("presentPercentMin")} ${presentPercentMin}`] : [])]);
}
