import { type Delivered, DeliveryFailure, type Messenger, type OutgoingMessage } from "@rengang/core/context/messenger";
import type { SenderFacts } from "@rengang/core/senders/schema";
import type { Post } from "./post";
import { sendByDingtalk, sendByWecomRobot } from "./robots";
import { sendBySms } from "./sms";
import { wecomApplication } from "./wecom";

export interface MessengerPlaces {
  /** The installation's gateway for SMS and its key, for districts without one of their own. */
  readonly gateway: string | undefined;
  readonly key: string;
  readonly clock: () => number;
  readonly wecom?: string;
  readonly dingtalk?: string;
  /** Anything but `public` is for tests against this machine. */
  readonly reach?: Post["reach"];
  readonly tls?: { rejectUnauthorized?: boolean };
}

/** The adapters behind the port, chosen by the message's channel. The only function that bundles them is the stream's. */
export function messengers(places: MessengerPlaces): Messenger {
  const { gateway, key, clock, reach = "public", tls } = places;
  const wecom = { origin: places.wecom ?? "https://qyapi.weixin.qq.com", reach };
  const dingtalk = { origin: places.dingtalk ?? "https://oapi.dingtalk.com", reach };
  const application = wecomApplication(wecom, clock);
  const by = async (message: OutgoingMessage, facts: SenderFacts): Promise<Delivered | undefined> => {
    switch (facts.channel) {
      case "sms":
        return sendBySms(facts.url, facts.key, message, reach);
      case "mail":
        // The library behind it weighs more than all reactions together, and most districts send no mail.
        return (await import("./mail")).sendByMail(facts, message, reach, tls);
      case "wecom":
        return application(facts, message.to, message.text);
      case "wecom_robot":
        await sendByWecomRobot(facts, message.text, wecom);
        return undefined;
      case "dingtalk":
        await sendByDingtalk(facts, message.text, clock(), dingtalk);
        return undefined;
    }
  };
  return {
    deliver: async (message, facts) => {
      if (facts) return by(message, facts);
      if (message.channel !== "sms") throw new DeliveryFailure("not_set", false);
      // The installation's own gateway may well stand beside it, in the same network.
      return sendBySms(gateway, key, message, "any");
    },
  };
}
