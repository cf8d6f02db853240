import type { Platform } from "@rengang/core/context";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookiePrefixOptions } from "hono/utils/cookie";
import type { Env } from "./types";

/** A cookie of the product: its plain name, and the addresses that it is sent to. */
export interface Named {
  readonly name: string;
  /** `/` unless given. */
  readonly path?: string;
}

/** The session that acts: `<district>.<token>`. */
export const SESSION: Named = { name: "rengang" };

const isSecure = (platform: Platform): boolean => platform.origin.startsWith("https:");

/**
 * Over TLS a name says to the browser what it may accept: `__Host-` from this host alone and for all of its addresses, so
 * that no neighbouring host can plant one; `__Secure-` where the cookie goes to a part of the addresses, which `__Host-`
 * does not allow (RFC 6265bis, 4.1.3). One's own machine answers without TLS, where browsers refuse both.
 */
function prefixOf(platform: Platform, { path = "/" }: Named): CookiePrefixOptions | undefined {
  if (!isSecure(platform)) return undefined;
  return path === "/" ? "host" : "secure";
}

const BEGINS = { host: "__Host-", secure: "__Secure-" } as const;

/** The name under which the browser knows a cookie of this installation. */
export function browserName(platform: Platform, cookie: Named): string {
  const prefix = prefixOf(platform, cookie);
  return `${prefix ? BEGINS[prefix] : ""}${cookie.name}`;
}

/** The cookie's value, or undefined. A plain name is not read where a prefixed one is due. */
export const readCookie = (c: Context<Env>, cookie: Named): string | undefined =>
  getCookie(c, cookie.name, prefixOf(c.get("platform"), cookie));

/** The cookies whose plain names begin so, by plain name. */
export function readCookies(c: Context<Env>, { name, path }: Named): [name: string, value: string][] {
  const begin = browserName(c.get("platform"), { name, path });
  const prefix = begin.length - name.length;
  return Object.entries(getCookie(c)).flatMap(([known, value]) =>
    known.startsWith(begin) ? [[known.slice(prefix), value] as [string, string]] : [],
  );
}

/** Hands a cookie to the browser: unreadable by scripts, sent to this site alone. @param endsAt epoch milliseconds */
export function keepCookie(c: Context<Env>, cookie: Named, value: string, endsAt: number): void {
  const platform = c.get("platform");
  setCookie(c, cookie.name, value, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(platform),
    path: cookie.path ?? "/",
    prefix: prefixOf(platform, cookie),
    expires: new Date(endsAt),
  });
}

/** Takes a cookie from the browser. */
export function dropCookie(c: Context<Env>, cookie: Named): void {
  const platform = c.get("platform");
  const prefix = prefixOf(platform, cookie);
  deleteCookie(c, cookie.name, { path: cookie.path ?? "/", secure: isSecure(platform), prefix });
}
