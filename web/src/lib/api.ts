import type { Api } from "@rengang/functions/api/app";
import type { ClientResponse } from "hono/client";
import { hc } from "hono/client";
import { setClock } from "./clock";
import { Problem } from "./problem";

const TIMEOUT = 15_000;
let expired: (() => void) | undefined;
let delicate: (() => void) | undefined;
let halfway: (() => void) | undefined;
let shown: string | undefined;

/** Which district the pages show: the service refuses what was asked under another one. */
export function showsDistrict(district: string | undefined): void {
  shown = district;
}

/** Who is told when the server no longer knows the session. */
export function onExpired(listener: () => void): void {
  expired = listener;
}

/** Who is told when the second factor is asked for: again before something delicate, or still from signing in. */
export function onSecondFactor(again: () => void, still: () => void): void {
  delicate = again;
  halfway = still;
}

async function attempt(input: RequestInfo | URL, init: RequestInit, limit: number): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limit);
  init.signal?.addEventListener("abort", () => stop.abort());
  try {
    const headers = new Headers(init.headers);
    if (shown) headers.set("X-District", shown);
    const answer = await fetch(input, { ...init, headers, signal: stop.signal });
    setClock(answer);
    return answer;
  } catch {
    if (init.signal?.aborted) throw new Problem("request.stopped", 0);
    throw new Problem(navigator.onLine === false ? "network.offline" : "network.failed", 0);
  } finally {
    clearTimeout(timer);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({}));
  const code = typeof body.code === "string" ? body.code : `status.${response.status}`;
  const requestId = body.requestId ?? response.headers.get("x-request-id") ?? undefined;
  return new Problem(code, response.status, body.facts ?? {}, requestId);
}

/**
 * One request with its manners: time limit, a second try for reads, problems as one kind of error.
 * @param limit milliseconds; more than the usual for large files
 */
export async function send(input: RequestInfo | URL, init: RequestInit = {}, limit = TIMEOUT): Promise<Response> {
  const reads = (init.method ?? "GET").toUpperCase() === "GET";
  let response: Response;
  try {
    response = await attempt(input, init, limit);
    if (reads && response.status >= 502) response = await attempt(input, init, limit);
  } catch (error) {
    if (!reads || (error instanceof Problem && error.code === "request.stopped")) throw error;
    response = await attempt(input, init, limit);
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === 401) expired?.();
  if (problem.code === "session.prove_again") delicate?.();
  if (problem.code === "session.second_factor") halfway?.();
  if (problem.code === "session.other_district") location.assign("/");
  throw problem;
}

/** The typed client: `json(api.posts.$get({ query: { team: "legal" } }))`. */
export const api = hc<Api>(location.origin, { fetch: send as typeof fetch }).api;

type Success<R> = R extends ClientResponse<infer T, infer S, string> ? (S extends 200 | 201 | 202 ? T : never) : never;

/** The body of a successful answer; anything else has been thrown as a `Problem`. */
export async function json<R>(answer: Promise<R>): Promise<Success<R>> {
  const response = (await answer) as unknown as Response;
  return (response.status === 204 ? undefined : await response.json()) as Success<R>;
}

/** One submit's identity: the same for every try of the same thing, new for the next. */
export interface Submission {
  readonly key: string;
  /** Options for the client call: `api.claims.$post({ json }, submission.options)`. */
  readonly options: { headers: { "Idempotency-Key": string } };
}

/** A fresh submission identity. */
export function newSubmission(): Submission {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { key, options: { headers: { "Idempotency-Key": key } } };
}
