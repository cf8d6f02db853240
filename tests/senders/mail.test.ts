import type { AddressInfo } from "node:net";
import type { OutgoingMessage } from "@rengang/core/context/messenger";
import { sendByMail } from "@rengang/functions/messenger/mail";
import type { DistrictId } from "@rengang/kernel/ids";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";

const open: SMTPServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise<void>((done) => server.close(done));
});

const PASSWORD = "right";
const facts = (port: number, password = PASSWORD) => ({
  channel: "mail" as const,
  host: "localhost",
  port: port as 587,
  user: "sender",
  password,
  from: "rengang@example.com",
  to: "office@example.com",
});
const message: OutgoingMessage = {
  district: "linjiang" as DistrictId,
  channel: "mail",
  purpose: "alert",
  to: "",
  text: "【认岗】本区有消息没有送达",
  at: 0,
  id: "alert~1",
};

/** A mail server on this machine that keeps what it takes. */
async function mailServer(more: SMTPServerOptions = {}) {
  const taken: { to: string[]; secure: boolean; text: string }[] = [];
  const server = new SMTPServer({
    logger: false,
    onAuth: ({ password }, _, done) =>
      password === PASSWORD ? done(null, { user: "sender" }) : done(new Error("no such user")),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map((one) => one.address);
        taken.push({ to, secure: session.secure, text: Buffer.concat(chunks).toString() });
        done();
      });
    },
    ...more,
  });
  server.on("error", () => undefined);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { taken, port: (server.server.address() as AddressInfo).port };
}

const send = (port: number, password?: string) =>
  sendByMail({ ...facts(port, password), host: "127.0.0.1" }, message, "any", {
    rejectUnauthorized: false,
  });
const refused = (code: number) => Object.assign(new Error(`secret ${message.text}`), { responseCode: code });

test("a mail server takes the message over TLS, under an id that a repetition shares", async () => {
  const { taken, port } = await mailServer();
  const first = await send(port);
  expect(await send(port)).toEqual(first);
  expect(taken).toHaveLength(2);
  expect(taken[0]).toMatchObject({ to: ["office@example.com"], secure: true });
  expect(taken[0]?.text).toContain(`Message-ID: ${first.providerId}`);
  const body = String(taken[0]?.text).split("\r\n\r\n").slice(1).join("").replace(/\s/g, "");
  expect(Buffer.from(body, "base64").toString()).toContain("没有送达");
});

test("a wrong password is not tried again, and neither it nor the text is in the error", async () => {
  const { port } = await mailServer();
  const failure = await send(port, "wrong-password").catch((error) => error);
  expect(failure).toMatchObject({ name: "DeliveryFailure", reason: "credentials", again: false });
  expect(`${failure.message} ${failure.stack} ${failure.cause}`).not.toMatch(/wrong-password|没有送达/);
});

test.each([
  [450, "busy", true],
  [550, "recipient", false],
])("a recipient turned down with %i means %s", async (code, reason, again) => {
  const { port } = await mailServer({ onRcptTo: (_, __, done) => done(refused(code)) });
  expect(await send(port).catch((error) => error)).toMatchObject({ reason, again });
});

test("a text turned down stays so; one for which there is no room now may come again", async () => {
  for (const [code, reason, again] of [
    [554, "refused", false],
    [452, "busy", true],
  ] as const) {
    const { port } = await mailServer({
      onData: (stream, _, done) => void stream.resume().on("end", () => done(refused(code))),
    });
    expect(await send(port).catch((error) => error)).toMatchObject({ reason, again });
  }
});

test("a server without TLS, or with a certificate that nobody signed, gets no password", async () => {
  const asked: string[] = [];
  const onAuth: SMTPServerOptions["onAuth"] = ({ username }, _, done) => {
    asked.push(String(username));
    done(null, { user: "sender" });
  };
  const plain = await mailServer({ onAuth, hideSTARTTLS: true, allowInsecureAuth: true });
  const unsigned = await mailServer({ onAuth });
  const strict = (port: number) => sendByMail({ ...facts(port), host: "127.0.0.1" }, message, "any");
  for (const { port } of [plain, unsigned]) {
    expect(await strict(port).catch((error) => error)).toMatchObject({ name: "DeliveryFailure" });
  }
  expect(asked).toEqual([]);
});

test("nobody listening is worth another try; a name that leads inside is not reached", async () => {
  const { port, taken } = await mailServer();
  const inside = sendByMail(facts(port), message, "public", { rejectUnauthorized: false });
  expect(await inside.catch((error) => error)).toMatchObject({ reason: "unreachable" });
  expect(taken).toEqual([]);
  expect(await send(1).catch((error) => error)).toMatchObject({ reason: "unreachable", again: true });
});
