import { instantSchema, line, phoneSchema } from "@rengang/kernel/schema";
import * as z from "zod";

const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/);
const word = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[\x21-\x7e]+$/);
const mailAddress = z.email().max(200);

/** What each channel needs to be told. The hosts of WeCom and DingTalk are known and cannot be chosen. */
export const senderFactsSchema = z.discriminatedUnion("channel", [
  z.strictObject({
    channel: z.literal("sms"),
    url: z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(300),
    key: word(200).min(16),
  }),
  z.strictObject({
    channel: z.literal("mail"),
    host,
    port: z.union([z.literal(465), z.literal(587)]),
    user: word(200),
    password: word(200),
    from: mailAddress,
    to: mailAddress,
  }),
  z.strictObject({
    channel: z.literal("wecom"),
    corpId: word(64),
    secret: word(128),
    agentId: z.int().min(1).max(99_999_999),
  }),
  z.strictObject({ channel: z.literal("wecom_robot"), key: word(64).regex(/^[\w-]+$/) }),
  z.strictObject({ channel: z.literal("dingtalk"), token: word(128).regex(/^\w+$/), secret: word(128) }),
]);
export type SenderFacts = z.output<typeof senderFactsSchema>;

export const channelSchema = z.enum(["sms", "mail", "wecom", "wecom_robot", "dingtalk"]);
export type Channel = z.output<typeof channelSchema>;

/** A message to one person goes where that person alone reads it; a group is told only that something went wrong. */
export const CHANNELS_FOR = {
  code: ["sms", "wecom"],
  link: ["sms", "wecom"],
  notice: ["none", "sms", "wecom"],
  alert: ["none", "mail", "wecom_robot", "dingtalk"],
} as const;

export const routesSchema = z.strictObject({
  code: z.enum(CHANNELS_FOR.code).default("sms"),
  link: z.enum(CHANNELS_FOR.link).default("sms"),
  notice: z.enum(CHANNELS_FOR.notice).default("none"),
  alert: z.enum(CHANNELS_FOR.alert).default("none"),
});
export type Routes = z.output<typeof routesSchema>;
export const setRoutesSchema = z.strictObject({
  code: z.enum(CHANNELS_FOR.code).optional(),
  link: z.enum(CHANNELS_FOR.link).optional(),
  notice: z.enum(CHANNELS_FOR.notice).optional(),
  alert: z.enum(CHANNELS_FOR.alert).optional(),
});

/** A district's senders as its administrators see them: never a credential again. */
export const sendersSchema = z.object({
  routes: routesSchema,
  channels: z.array(z.object({ channel: channelSchema, setAt: instantSchema, setByName: line(60) })),
  /** Whether the asking person may change them. */
  maySet: z.boolean(),
});
export type Senders = z.output<typeof sendersSchema>;

/** A test goes to a mobile number, or to the group or the address that the channel itself names. */
export const testSenderSchema = z.strictObject({ channel: channelSchema, phone: phoneSchema.optional() });
