/** Octets of one line without its end (RFC 5545, 3.1). */
const LINE = 75;
const utf8 = new TextEncoder();

/**
 * One content line, folded: no line is longer than 75 octets of UTF-8, no character is cut, each further line begins with
 * a space. Ends with CRLF.
 */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    // The space that marks a further line counts as well.
    if (octets + size > LINE) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return `${[...parts, part].join("\r\n")}\r\n`;
}

/** A value of type TEXT (RFC 5545, 3.3.11): backslash, semicolon, comma and line ends are escaped, other controls left out. */
export const text = (value: string): string =>
  value
    .replace(/\\/g, "\\\\")
    .replace(/[;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\p{Cc}\p{Cs}]/gu, "");

const compact = (iso: string): string => iso.replace(/[-:]/g, "");

/** An instant (ms) as UTC, `20261128T003000Z`. */
export const utcTime = (ms: number): string => `${compact(new Date(ms).toISOString().slice(0, 19))}Z`;

/** A local day and time, `20261128T083000`. */
export const localTime = ({ day, time }: { day: string; time: string }): string => `${compact(day)}T${compact(time)}00`;
