import { type Delivered, DeliveryFailure } from "@rengang/core/context/messenger";
import type { SenderFacts } from "@rengang/core/senders/schema";
import { sha256 } from "@rengang/kernel/crypto";
import { accept, exchange, fields, type Post } from "./post";
import type { Place } from "./robots";

type Facts = Extract<SenderFacts, { channel: "wecom" }>;

const BAD_TOKEN = new Set([40014, 42001]);
const WRONG_KEYS = new Set([40001, 40013, 40056, 60020, 301002]);
const NOBODY = new Set([46004, 60111, 81013]);

/** What the code in an answer means for the message. @throws DeliveryFailure unless it is 0 */
function hold(code: number): void {
  if (code === 0) return;
  if (code === -1 || code === 45009 || BAD_TOKEN.has(code)) throw new DeliveryFailure("busy", true);
  if (WRONG_KEYS.has(code)) throw new DeliveryFailure("credentials", false);
  throw new DeliveryFailure(NOBODY.has(code) ? "recipient" : "refused", false);
}

/**
 * Messages of a WeCom application to one person, found by the mobile number. Tokens live in this process alone, until a
 * minute before they end.
 */
export function wecomApplication(place: Place, clock: () => number) {
  const tokens = new Map<string, { token: string; until: number }>();

  async function call(path: string, query: Record<string, string>, more: Partial<Post>) {
    const url = new URL(`/cgi-bin/${path}?${new URLSearchParams(query)}`, place.origin);
    const { status, text } = await exchange({ url, repeats: true, reach: place.reach, ...more });
    accept(status);
    return fields(text);
  }

  async function tokenFor(facts: Facts, slot: string): Promise<string> {
    const kept = tokens.get(slot);
    if (kept && clock() < kept.until) return kept.token;
    const query = { corpid: facts.corpId, corpsecret: facts.secret };
    const { errcode, access_token, expires_in } = await call("gettoken", query, { method: "GET" });
    hold(Number(errcode));
    const token = String(access_token);
    if (tokens.size > 500) tokens.clear();
    tokens.set(slot, { token, until: clock() + (Number(expires_in) - 60) * 1000 });
    return token;
  }

  async function ask(path: string, token: string, slot: string, body: object) {
    const headers = { "content-type": "application/json" };
    const answer = await call(path, { access_token: token }, { body: JSON.stringify(body), headers });
    if (BAD_TOKEN.has(Number(answer.errcode))) tokens.delete(slot);
    hold(Number(answer.errcode));
    return answer;
  }

  return async (facts: Facts, mobile: string, content: string): Promise<Delivered> => {
    const slot = sha256(`${facts.corpId} ${facts.secret}`);
    const token = await tokenFor(facts, slot);
    const { userid } = await ask("user/getuserid", token, slot, { mobile });
    const sent = await ask("message/send", token, slot, {
      touser: String(userid),
      msgtype: "text",
      agentid: facts.agentId,
      text: { content },
      // The same text to the same person within this span is dropped, so a lost answer may be asked for again.
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
    });
    if (sent.invaliduser) throw new DeliveryFailure("recipient", false);
    return { providerId: typeof sent.msgid === "string" ? sent.msgid : undefined };
  };
}
