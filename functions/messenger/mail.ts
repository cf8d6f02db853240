import { type Delivered, DeliveryFailure, type OutgoingMessage } from "@rengang/core/context/messenger";
import type { SenderFacts } from "@rengang/core/senders/schema";
import { sha256 } from "@rengang/kernel/crypto";
import { createTransport } from "nodemailer";
import { type Post, publicLookup } from "./post";

type Facts = Extract<SenderFacts, { channel: "mail" }>;

/** Without names: who reads the list of a mailbox learns nothing. */
const SUBJECT = "【认岗】消息提醒";

/** The address behind a name, which must be public; the name itself stays what the certificate is held against. */
const addressOf = (host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    publicLookup(host, { family: 4 }, (error, address) => {
      if (error || typeof address !== "string") reject(new DeliveryFailure("unreachable", true));
      else resolve(address);
    });
  });

/** What an SMTP failure means: a 4xx may pass, a 5xx stays, and silence after the text has gone is not asked again. */
function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  const { code, responseCode = 0, command } = error as { code?: string; responseCode?: number; command?: string };
  if (code === "EAUTH" && responseCode < 500 && responseCode >= 400) return new DeliveryFailure("busy", true);
  if (code === "EAUTH" || responseCode === 535) return new DeliveryFailure("credentials", false);
  if (responseCode >= 500) return new DeliveryFailure(code === "EENVELOPE" ? "recipient" : "refused", false);
  if (responseCode >= 400) return new DeliveryFailure("busy", true);
  return command === "DATA" ? new DeliveryFailure("unanswered", false) : new DeliveryFailure("unreachable", true);
}

/**
 * Sends by SMTP, under TLS always: from the start on port 465, by STARTTLS elsewhere.
 * @param tls for tests, whose server has no certificate that anybody signed
 */
export async function sendByMail(
  facts: Facts,
  message: OutgoingMessage,
  reach: Post["reach"],
  tls: { rejectUnauthorized?: boolean } = {},
): Promise<Delivered> {
  const host = reach === "any" ? facts.host : await addressOf(facts.host);
  const transport = createTransport({
    host,
    port: facts.port,
    secure: facts.port === 465,
    requireTLS: true,
    auth: { user: facts.user, pass: facts.password },
    tls: { servername: facts.host, ...tls },
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 8000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { messageId } = await transport.sendMail({
      from: facts.from,
      to: message.to || facts.to,
      subject: SUBJECT,
      text: message.text,
      messageId: `<${sha256(message.id).slice(0, 32)}@${facts.from.split("@")[1]}>`,
    });
    return { providerId: messageId };
  } catch (error) {
    throw failureOf(error);
  } finally {
    transport.close();
  }
}
