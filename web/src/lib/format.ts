import { clockNow } from "./clock";
import { language } from "./settings";

/** The district's clock. Every district of today lies in one zone; the name is kept in one place. */
export const ZONE = "Asia/Shanghai";

const WEEK = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** An instant on the district's clock: `{ day: "2026-11-28", time: "08:30" }`. */
export function onClock(instant: string | number | Date): { day: string; time: string } {
  const part: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(new Date(instant))) part[type] = value;
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** Today's local date, `2026-11-28`. */
export const today = (): string => onClock(clockNow()).day;

/** The parts of a local date, for a calendar block: month, number, weekday in the language on screen. */
export function dayParts(day: string): { month: string; number: number; week: string } {
  const [, month = 1, number = 1] = day.split("-").map(Number);
  const week = WEEK[language()][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  return { month: language() === "zh" ? `${month}月` : (MONTHS[month - 1] ?? ""), number, week };
}

/** A local date with its weekday: `11月28日 周六`, `Sat 28 Nov`; another year is said. */
export function formatDay(day: string): string {
  const { month, number, week } = dayParts(day);
  const year = day.slice(0, 4);
  const other = year !== today().slice(0, 4);
  if (language() === "zh") return `${other ? `${year}年` : ""}${month}${number}日 ${week}`;
  return `${week} ${number} ${month}${other ? ` ${year}` : ""}`;
}

/** A local date in full, for forms and reports: `2026年11月28日`, `28 Nov 2026`. */
export function formatDate(day: string): string {
  const { month, number } = dayParts(day);
  const year = day.slice(0, 4);
  return language() === "zh" ? `${year}年${month}${number}日` : `${number} ${month} ${year}`;
}

/** An instant: `11月28日 周六 08:30`. */
export function formatInstant(instant: string): string {
  const { day, time } = onClock(instant);
  return `${formatDay(day)} ${time}`;
}

/** The time of an instant on the district's clock: `08:30`. */
export const formatTime = (instant: string): string => onClock(instant).time;

/** A session: `11月28日 周六 08:30–11:00`; the second day is named only when it differs. */
export function formatSpan(startAt: string, endAt: string): string {
  const start = onClock(startAt);
  const end = onClock(endAt);
  return `${formatDay(start.day)} ${start.time}–${start.day === end.day ? end.time : formatInstant(endAt)}`;
}

/** A number with thousands marks. */
export const formatNumber = (value: number, digits = 0): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 1) });

/** Hours to the half, without a needless `.0`: `2.5`, `3`. */
export const formatHours = (hours: number): string => formatNumber(Math.round(hours * 2) / 2);

/** A share of one as a percentage: `91.8%`. */
export const formatShare = (share: number): string => `${formatNumber(Math.round(share * 1000) / 10)}%`;

/** A local date and time on the district's clock as an instant in UTC; `null` while either is incomplete. */
export function instantOf(day: string, time: string): string | null {
  const guess = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(guess)) return null;
  const seen = onClock(guess);
  const ahead = Date.parse(`${seen.day}T${seen.time}:00Z`) - guess;
  return new Date(guess - ahead).toISOString();
}

/** A local date some days later (or earlier). */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
