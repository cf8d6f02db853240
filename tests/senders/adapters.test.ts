import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { OutgoingMessage } from "@rengang/core/context/messenger";
import type { SenderFacts } from "@rengang/core/senders/schema";
import { messengers } from "@rengang/functions/messenger/index";
import { isPublic } from "@rengang/functions/messenger/post";
import { keyedHash } from "@rengang/kernel/crypto";
import type { DistrictId } from "@rengang/kernel/ids";
import { afterEach, describe, expect, test } from "vitest";

const NOW = Date.parse("2026-11-12T01:00:00Z");
const SECRET = "SEC-of-the-robot";
const CODE = "482913";
const message = (channel: OutgoingMessage["channel"]): OutgoingMessage => ({
  district: "linjiang" as DistrictId,
  channel,
  purpose: "code",
  to: "19900000001",
  text: `【认岗】您的登录验证码是 ${CODE}`,
  at: NOW,
  id: "code~abc",
  until: NOW + 1,
});

interface Heard {
  readonly url: URL;
  readonly method: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Answer = { status?: number; json?: unknown } | "hang up";
/** A provider on this machine that keeps what it hears. */
async function provider(answer: (heard: Heard) => Answer) {
  const heard: Heard[] = [];
  const server = createServer(async (asked, reply) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const url = new URL(asked.url ?? "", "http://provider");
    const one = { url, method: asked.method ?? "", headers: asked.headers, body: Buffer.concat(chunks).toString() };
    heard.push(one);
    const said = answer(one);
    if (said === "hang up") return void asked.socket.destroy();
    reply.writeHead(said.status ?? 200, { "content-type": "application/json" }).end(JSON.stringify(said.json ?? {}));
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const base = { gateway: `${origin}/sms`, key: "gateway-key", clock: () => NOW, wecom: origin, dingtalk: origin };
  return { heard, messenger: messengers({ ...base, reach: "any" }), strict: messengers(base), origin };
}

const failing = (sent: Promise<unknown>) =>
  sent.then(
    () => {
      throw new Error("it went out");
    },
    (error) => ({ reason: error.reason, again: error.again, told: `${error.message} ${error.stack}` }),
  );

describe("the SMS gateway", () => {
  test("gets the message as JSON that it can check, without who it is for in our books", async () => {
    const { heard, messenger } = await provider(() => ({ json: { id: "gw-1" } }));
    expect(await messenger.deliver({ ...message("sms"), personId: "per_0000000000001" as never })).toEqual({
      providerId: "gw-1",
    });
    const [one] = heard;
    expect(one?.headers["x-rengang-signature"]).toBe(
      keyedHash("gateway-key", "gateway", String(one?.body)).toString("hex"),
    );
    expect(JSON.parse(String(one?.body))).toEqual({
      district: "linjiang",
      channel: "sms",
      purpose: "code",
      to: "19900000001",
      text: message("sms").text,
      at: NOW,
      id: "code~abc",
    });
  });

  test.each([
    [500, "busy", true],
    [429, "busy", true],
    [401, "credentials", false],
    [400, "refused", false],
    [302, "refused", false],
  ])("an answer of %i means %s", async (status, reason, again) => {
    const { messenger } = await provider(() => ({ status, json: { text: message("sms").text } }));
    const failure = await failing(messenger.deliver(message("sms")));
    expect(failure).toMatchObject({ reason, again });
    expect(failure.told).not.toContain(CODE);
  });

  test("a lost answer is asked for again, because the gateway drops repetitions", async () => {
    const { messenger } = await provider(() => "hang up");
    expect(await failing(messenger.deliver(message("sms")))).toMatchObject({ reason: "unanswered", again: true });
  });

  test("without any gateway nothing is tried again", async () => {
    const messenger = messengers({ gateway: undefined, key: "k", clock: () => NOW });
    expect(await failing(messenger.deliver(message("sms")))).toMatchObject({ reason: "not_set", again: false });
  });
});

describe("a robot", () => {
  const dingtalk: SenderFacts = { channel: "dingtalk", token: "tok1", secret: SECRET };
  const wecom: SenderFacts = { channel: "wecom_robot", key: "robot-key" };

  test("of DingTalk is called with the documented signature", async () => {
    const { heard, messenger } = await provider(({ url }) => {
      const at = url.searchParams.get("timestamp");
      const sign = createHmac("sha256", SECRET).update(`${at}\n${SECRET}`).digest("base64");
      return { json: { errcode: url.searchParams.get("sign") === sign ? 0 : 310000 } };
    });
    await messenger.deliver(message("dingtalk"), dingtalk);
    expect(heard[0]?.url.pathname).toBe("/robot/send");
    expect(heard[0]?.url.searchParams.get("access_token")).toBe("tok1");
    expect(JSON.parse(String(heard[0]?.body))).toEqual({ msgtype: "text", text: { content: message("sms").text } });
    const wrong = messenger.deliver(message("dingtalk"), { ...dingtalk, secret: `${SECRET}x` });
    expect(await failing(wrong)).toMatchObject({ reason: "credentials", again: false });
  });

  test("of WeCom is called with its key and a text", async () => {
    const { heard, messenger } = await provider(() => ({ json: { errcode: 0 } }));
    await messenger.deliver(message("wecom_robot"), wecom);
    expect(`${heard[0]?.url.pathname}${heard[0]?.url.search}`).toBe("/cgi-bin/webhook/send?key=robot-key");
    expect(JSON.parse(String(heard[0]?.body)).text.content).toContain("【认岗】");
  });

  test.each([
    [93000, "credentials", false],
    [45009, "busy", true],
    [-1, "busy", true],
    [40058, "refused", false],
  ])("an errcode of %i means %s", async (errcode, reason, again) => {
    const { messenger } = await provider(() => ({ json: { errcode, errmsg: message("sms").text } }));
    const failure = await failing(messenger.deliver(message("wecom_robot"), wecom));
    expect(failure).toMatchObject({ reason, again });
    expect(failure.told).not.toContain("robot-key");
  });

  test("is not told twice when its answer was lost", async () => {
    const { messenger } = await provider(() => "hang up");
    const lost = messenger.deliver(message("dingtalk"), dingtalk);
    expect(await failing(lost)).toMatchObject({ reason: "unanswered", again: false });
  });
});

describe("a WeCom application", () => {
  const facts: SenderFacts = { channel: "wecom", corpId: "corp", secret: "app-secret", agentId: 7 };
  const answering = (more: Record<string, unknown> = {}) => {
    const answers: Record<string, unknown> = {
      "/cgi-bin/gettoken": { errcode: 0, access_token: "T", expires_in: 7200 },
      "/cgi-bin/user/getuserid": { errcode: 0, userid: "zhang" },
      "/cgi-bin/message/send": { errcode: 0, msgid: "m1" },
      ...more,
    };
    return provider(({ url }) => ({ json: answers[url.pathname] }));
  };

  test("finds the person by the number and writes to that person alone, with one token for many messages", async () => {
    const { heard, messenger } = await answering();
    expect(await messenger.deliver(message("wecom"), facts)).toEqual({ providerId: "m1" });
    await messenger.deliver(message("wecom"), facts);
    expect(heard.map((one) => one.url.pathname.split("/").at(-1))).toEqual([
      "gettoken",
      "getuserid",
      "send",
      "getuserid",
      "send",
    ]);
    expect(Object.fromEntries(heard[0]?.url.searchParams ?? [])).toEqual({ corpid: "corp", corpsecret: "app-secret" });
    expect(JSON.parse(String(heard[1]?.body))).toEqual({ mobile: "19900000001" });
    expect(JSON.parse(String(heard[2]?.body))).toMatchObject({ touser: "zhang", msgtype: "text", agentid: 7 });
  });

  test("says so when nobody there has the number, and forgets a token that has ended", async () => {
    const nobody = await answering({ "/cgi-bin/user/getuserid": { errcode: 46004 } });
    expect(await failing(nobody.messenger.deliver(message("wecom"), facts))).toMatchObject({ reason: "recipient" });
    const ended = await answering({ "/cgi-bin/message/send": { errcode: 42001 } });
    for (const _ of [1, 2]) {
      expect(await failing(ended.messenger.deliver(message("wecom"), facts))).toMatchObject({ again: true });
    }
    expect(ended.heard.filter((one) => one.url.pathname.endsWith("gettoken"))).toHaveLength(2);
  });
});

describe("what a district enters", () => {
  test("reaches no address inside, whatever its name says", async () => {
    const { heard, strict, origin } = await provider(() => ({}));
    const url = origin.replace("127.0.0.1", "localhost");
    const own: SenderFacts = { channel: "sms", url, key: "k".repeat(16) };
    expect(await failing(strict.deliver(message("sms"), own))).toMatchObject({ reason: "unreachable" });
    expect(heard).toEqual([]);
  });

  test.each(["10.1.2.3", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1"])(
    "%s is not an address of the open network",
    (address) => expect(isPublic(address)).toBe(false),
  );
  test.each(["::ffff:10.0.0.1", "fe80::1", "2002:a00:1::", "0.0.0.0", "255.255.255.255"])("nor is %s", (address) =>
    expect(isPublic(address)).toBe(false),
  );
  test("others are", () => {
    expect(["1.1.1.1", "223.5.5.5", "2400:3200::1"].map(isPublic)).toEqual([true, true, true]);
  });
});
