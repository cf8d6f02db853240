export type Brand<T, B extends string> = T & { readonly __brand: B };
export type DistrictId = Brand<string, "district">;
export type PersonId = Brand<string, "person">;
export type UnitId = Brand<string, "unit">;
export type EmployerId = Brand<string, "employer">;
export type PostId = Brand<string, "post">;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Crockford base 32 of bytes, lower case, most significant bit first. */
export function base32(bytes: Uint8Array): string {
  let out = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET[(value << (5 - bits)) & 31] : out;
}

/** The bytes of a text that `base32` made. */
export function bytesOf(text: string): Uint8Array {
  const out = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let at = 0;
  for (const char of text) {
    value = (value << 5) | ALPHABET.indexOf(char);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out[at++] = (value >>> bits) & 255;
    value &= (1 << bits) - 1;
  }
  return out;
}

/** The text that `bytesOf` took apart. */
export const textOf = base32;

/** Milliseconds as nine base-32 characters that sort by time. */
export function sortableTime(ms: number): string {
  let out = "";
  for (let rest = ms, i = 0; i < 9; i++, rest = Math.floor(rest / 32)) out = ALPHABET[rest % 32] + out;
  return out;
}

export const PLATFORM = "_platform" as DistrictId;

export const ROOT_UNIT = "unt_0" as UnitId;
export type UnitLevel = "district" | "street" | "community" | "compound" | "building";
const LEVELS: Record<number, UnitLevel> = { 1: "district", 3: "street", 6: "community", 9: "compound", 12: "building" };

/** The level that a unit id stands for. */
export function levelOf(unit: UnitId): UnitLevel {
  return LEVELS[unit.length - 4] ?? "district";
}

/** True when `unit` is `scope` itself or lies below it in the tree; needs no look-up. */
export function covers(scope: UnitId, unit: UnitId): boolean {
  return scope === ROOT_UNIT || unit === scope || (unit.startsWith(scope) && unit !== ROOT_UNIT);
}

/** The ancestor of `unit` at `level`, or undefined where the unit lies above it. */
export function ancestorAt(unit: UnitId, level: UnitLevel): UnitId | undefined {
  const digits = { district: 1, street: 3, community: 6, compound: 9, building: 12 }[level];
  if (level === "district") return ROOT_UNIT;
  return unit !== ROOT_UNIT && unit.length - 4 >= digits ? (unit.slice(0, 4 + digits) as UnitId) : undefined;
}

/** From the unit up to the district, nearest first. */
export function ancestry(unit: UnitId): UnitId[] {
  if (unit === ROOT_UNIT) return [ROOT_UNIT];
  const up: UnitId[] = [];
  for (let n = unit.length; n > 4; n -= 3) up.push(unit.slice(0, n) as UnitId);
  return [...up, ROOT_UNIT];
}

/** The id of the nth child (1 to 999) of a unit. */
export function childOf(parent: UnitId, n: number): UnitId {
  return `unt_${parent === ROOT_UNIT ? "" : parent.slice(4)}${String(n).padStart(3, "0")}` as UnitId;
}
