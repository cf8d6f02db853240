import { type Appointment, renderCalendar } from "@rengang/documents/calendar/calendar";
import { folded, text } from "@rengang/documents/calendar/lines";
import fc from "fast-check";
import { expect, test } from "vitest";

const NOW = Date.parse("2026-11-12T01:00:00Z");
const local = (iso: string) => Date.parse(`${iso}:00+08:00`);

const saturday: Appointment = {
  uid: "pst_001001.202611140900.abcdef@shangcheng.rengang",
  sequence: 7,
  state: "claimed",
  title: "周末清洁",
  place: "梧桐苑北门",
  address: "https://rengang.test/my/posts/pst_001001.202611140900.abcdef",
  from: local("2026-11-14T09:00"),
  to: local("2026-11-14T11:00"),
};

const made = (...appointments: Appointment[]) =>
  renderCalendar({ name: "认岗", zone: "Asia/Shanghai", now: NOW, appointments });
/** Content lines as a calendar reads them: unfolded. */
const linesOf = (file: string) => file.replace(/\r\n /g, "").split("\r\n");
const event = (of: Partial<Appointment>) => {
  const lines = linesOf(made({ ...saturday, ...of }));
  return lines.slice(lines.indexOf("BEGIN:VEVENT") + 1, lines.indexOf("END:VEVENT"));
};

test("a session stands on the district's clock, with its zone told in the file, and everything that RFC 5545 asks for", () => {
  const lines = linesOf(made(saturday));
  expect(lines.slice(0, 3)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rengang//Rengang//ZH"]);
  expect(lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
  const zone = lines.slice(lines.indexOf("BEGIN:VTIMEZONE"), lines.indexOf("END:VTIMEZONE"));
  expect(zone).toEqual(expect.arrayContaining(["TZID:Asia/Shanghai", "TZOFFSETTO:+0800", "TZOFFSETFROM:+0800"]));
  expect(event({})).toEqual([
    "UID:pst_001001.202611140900.abcdef@shangcheng.rengang",
    "DTSTAMP:20261112T010000Z",
    "SEQUENCE:7",
    "DTSTART;TZID=Asia/Shanghai:20261114T090000",
    "DTEND;TZID=Asia/Shanghai:20261114T110000",
    "SUMMARY:周末清洁",
    "LOCATION:梧桐苑北门",
    "URL:https://rengang.test/my/posts/pst_001001.202611140900.abcdef",
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
  ]);
  expect(made(saturday)).not.toMatch(/VALARM|ATTENDEE|ORGANIZER|DESCRIPTION/);
});

test("what crosses midnight, and the end of the year, ends on the day on which it ends", () => {
  const night = event({ from: local("2026-12-31T22:00"), to: local("2027-01-01T01:30") });
  expect(night).toContain("DTSTART;TZID=Asia/Shanghai:20261231T220000");
  expect(night).toContain("DTEND;TZID=Asia/Shanghai:20270101T013000");
});

test("an offer and a turn are tentative and say so, what was called off is cancelled and says so", () => {
  const said = (state: Appointment["state"]) => event({ state }).filter((line) => /^(SUMMARY|STATUS)/.test(line));
  expect(said("offered")).toEqual(["SUMMARY:（待确认）周末清洁", "STATUS:TENTATIVE"]);
  expect(said("waitlisted")).toEqual(["SUMMARY:（候补）周末清洁", "STATUS:TENTATIVE"]);
  expect(said("cancelled")).toEqual(["SUMMARY:（已取消）周末清洁", "STATUS:CANCELLED"]);
});

test("a weekly duty repeats on its weekdays until the last day of its season, told in UTC", () => {
  const weekly = { days: [2, 6], until: local("2027-01-01T00:00") - 1000 };
  expect(event({ weekly })).toContain("RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=TU,SA;UNTIL=20261231T155959Z");
});

test("commas, semicolons, backslashes and line ends are escaped, other control characters left out", () => {
  expect(text("一,二;三\\四\r\n五\n六\u0007")).toBe("一\\,二\\;三\\\\四\\n五\\n六");
  expect(event({ title: "巡逻；东门,\nEND:VEVENT" })).toContain("SUMMARY:巡逻；东门\\,\\nEND:VEVENT");
});

test("no line is longer than 75 octets, none cuts a character, and unfolding gives back what was written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (written) => {
      const line = `SUMMARY:${text(written)}`;
      const file = folded(line);
      const parts = file.split("\r\n");
      expect(parts.pop()).toBe("");
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(part).not.toContain("\uFFFD");
      }
      expect(file.replace(/\r\n /g, "")).toBe(`${line}\r\n`);
    }),
  );
  const long = folded(`SUMMARY:${"志愿服务".repeat(12)}😀`);
  expect(long.split("\r\n").length).toBe(4);
  for (const part of long.split("\r\n")) expect(Buffer.from(part).toString()).toBe(part);
});

test("a file has CRLF everywhere and nothing else ends a line", () => {
  const file = made(saturday, { ...saturday, uid: "b", title: "二" });
  expect(file.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
});
