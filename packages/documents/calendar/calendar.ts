import { localOf, MINUTE } from "@rengang/kernel/time";
import { folded, localTime, text, utcTime } from "./lines";

/** One post in somebody's calendar. Times are epoch milliseconds. */
export interface Appointment {
  /** The same for the same post for ever; a calendar knows it again by this. */
  readonly uid: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly state: "claimed" | "offered" | "waitlisted" | "cancelled";
  readonly title: string;
  readonly place: string;
  readonly address: string;
  /** Of a weekly duty, the first time. */
  readonly from: number;
  readonly to: number;
  /** Weekdays from Monday (1) to Sunday (7), and the last instant at which one may begin. */
  readonly weekly?: { readonly days: readonly number[]; readonly until: number } | undefined;
}

export interface CalendarData {
  readonly name: string;
  /** A zone without summer time, as all of China is; `Asia/Shanghai`. */
  readonly zone: string;
  /** When the calendar is made, epoch milliseconds. */
  readonly now: number;
  readonly appointments: readonly Appointment[];
}

const STATUS = { claimed: "CONFIRMED", offered: "TENTATIVE", waitlisted: "TENTATIVE", cancelled: "CANCELLED" } as const;
/** Many calendars show no status, so the title says it. */
const MARK = { claimed: "", offered: "（待确认）", waitlisted: "（候补）", cancelled: "（已取消）" } as const;
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** `+0800`: how far a zone's clock is ahead of UTC. */
function offsetOf(zone: string, now: number): string {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const { day, time } = localOf(minute, zone);
  const ahead = (Date.parse(`${day}T${time}:00Z`) - minute) / MINUTE;
  const digits = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return `${ahead < 0 ? "-" : "+"}${digits(Math.abs(ahead) / 60)}${digits(Math.abs(ahead) % 60)}`;
}

function zoneLines({ zone, now }: CalendarData): string[] {
  const offset = offsetOf(zone, now);
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${offset === "+0800" ? "CST" : offset}`,
    "END:STANDARD",
    "END:VTIMEZONE",
  ];
}

function eventLines(of: Appointment, { zone, now }: CalendarData): string[] {
  const at = (ms: number) => `TZID=${zone}:${localTime(localOf(ms, zone))}`;
  const days = of.weekly?.days.map((day) => WEEKDAYS[day - 1]).join(",");
  return [
    "BEGIN:VEVENT",
    `UID:${text(of.uid)}`,
    `DTSTAMP:${utcTime(now)}`,
    `SEQUENCE:${of.sequence}`,
    `DTSTART;${at(of.from)}`,
    `DTEND;${at(of.to)}`,
    ...(of.weekly ? [`RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=${days};UNTIL=${utcTime(of.weekly.until)}`] : []),
    `SUMMARY:${text(MARK[of.state] + of.title)}`,
    `LOCATION:${text(of.place)}`,
    `URL:${of.address}`,
    `STATUS:${STATUS[of.state]}`,
    "TRANSP:OPAQUE",
    "END:VEVENT",
  ];
}

/**
 * A calendar as a file (RFC 5545, with the names that Outlook, iOS and Android read): UTF-8, CRLF, folded lines, no alarms.
 * Asked for again every three hours, where a calendar heeds it.
 */
export function renderCalendar(data: CalendarData): string {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rengang//Rengang//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${text(data.name)}`,
    `X-WR-TIMEZONE:${data.zone}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT3H",
    "X-PUBLISHED-TTL:PT3H",
    ...zoneLines(data),
    ...data.appointments.flatMap((appointment) => eventLines(appointment, data)),
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("");
}
