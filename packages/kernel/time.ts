export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const toMinutes = (iso: string): number => Math.floor(Date.parse(iso) / MINUTE);
const dayTexts = new Map<number, string>();
/** The text of a day since 1970; a list names few days many times, and asking `Date` costs a microsecond each. */
function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    if (dayTexts.size > 5000) dayTexts.clear();
    text = new Date(day * DAY).toISOString().slice(0, 11);
    dayTexts.set(day, text);
  }
  return text;
}
const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** Epoch minutes as an instant, `2026-11-28T00:30:00Z`. */
export function fromMinutes(minutes: number): string {
  const day = Math.floor(minutes / 1440);
  const rest = Math.floor(minutes - day * 1440);
  return `${dayText(day)}${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}:00Z`;
}
export const toIso = (ms: number): string => new Date(ms).toISOString();

const parts = new Map<string, Intl.DateTimeFormat>();
function formatter(zone: string): Intl.DateTimeFormat {
  let made = parts.get(zone);
  if (!made) {
    made = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    parts.set(zone, made);
  }
  return made;
}

export const DEFAULT_ZONE = "Asia/Shanghai";

/** The local date and time of an instant, `{day: "2026-11-28", time: "08:30"}`. */
export function localOf(ms: number, zone: string = DEFAULT_ZONE): { day: string; time: string } {
  const got = Object.fromEntries(
    formatter(zone)
      .formatToParts(ms)
      .map((p) => [p.type, p.value]),
  );
  return { day: `${got.year}-${got.month}-${got.day}`, time: `${got.hour}:${got.minute}` };
}

/** The local day of an instant. */
export const dayOf = (ms: number, zone: string = DEFAULT_ZONE): string => localOf(ms, zone).day;

/** The instant (ms) of a local day and time; where clocks jump, the later reading is taken. */
export function instantOf(day: string, time: string, zone: string = DEFAULT_ZONE): number {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const shown = localOf(wanted, zone);
  const guess = wanted - (Date.parse(`${shown.day}T${shown.time}:00Z`) - wanted);
  const again = localOf(guess, zone);
  return guess - (Date.parse(`${again.day}T${again.time}:00Z`) - wanted);
}

/** The day so many days later (or earlier). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** From Monday (1) to Sunday (7). */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Twelve digits of the local start, `202611280830`: the place of a dated post in its unit's list. */
export function listingTime(ms: number, zone: string = DEFAULT_ZONE): string {
  const { day, time } = localOf(ms, zone);
  return day.replaceAll("-", "") + time.replace(":", "");
}

/** Hours to the half, downward: 100 minutes are 1.5 hours; a session shorter than 30 minutes counts 0.5. */
export function halfHours(minutes: number): number {
  return Math.max(0.5, Math.floor(minutes / 30) / 2);
}
