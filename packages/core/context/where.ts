import { keyedHash } from "@rengang/kernel/crypto";
import { deviceLetters, deviceOfLetters } from "@rengang/kernel/device";
import { base32 } from "@rengang/kernel/ids";
import type { From } from "./index";

/** Where an act came from, as people are shown it. */
export interface Where {
  /** Eight characters: tell whether two acts came from one address, not from which. */
  readonly address?: string;
  /** `微信 · Android`. */
  readonly device?: string;
}

/**
 * From where, in at most eleven characters, since every item bears it with its stamp: `4f7k2m9q.wA`. Forty bits of a keyed
 * hash of the address, and two letters for what the browser says it is. Undefined where nothing is known.
 */
export function packWhere(key: string, { address, device }: From): string | undefined {
  const hash = address ? base32(keyedHash(key, "look-address", address).subarray(0, 5)) : "";
  const packed = `${hash}.${deviceLetters(device ?? "")}`;
  return packed === "." ? undefined : packed;
}

/** What `packWhere` has packed. */
export function whereOf(packed: string): Where {
  const [address = "", letters = ""] = packed.split(".");
  const device = deviceOfLetters(letters);
  return { ...(address && { address }), ...(device && { device }) };
}
