import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { absent, present, put, update } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { notificationItem } from "./items";
import { listNotificationsSchema, type Notification, type NotificationCode } from "./schema";

/**
 * Tells a person something once. `about` names the thing, `at` (epoch ms) the change that it follows from: the same
 * three again are the same notification.
 */
export async function notify(
  ctx: Context,
  personId: PersonId,
  code: NotificationCode,
  about: string,
  at: number,
  facts: Record<string, string | number>,
): Promise<void> {
  const id = `${at.toString(36)}~${code}~${about}`;
  const row = { personId, id, code, facts, at, read: false };
  try {
    await ctx.commit("notifications.tell", [put(notificationItem, row, row, absent())]);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/** The acting person's notifications, newest first. */
export async function listNotifications(
  ctx: Context,
  input: z.input<typeof listNotificationsSchema>,
): Promise<{ notifications: Notification[]; cursor?: string }> {
  permit(ctx.actor, "notifications.mine");
  const { cursor } = parse(listNotificationsSchema, input);
  const page = await ctx.table.query(notificationItem, {
    pk: `PERSON#${ctx.actor.personId}`,
    begins: "NOTICE#",
    descending: true,
    limit: 50,
    cursor,
  });
  const notifications = page.rows.map(({ id, code, facts, at, read }) => ({ id, code, facts, at: toIso(at), read }));
  return page.cursor ? { notifications, cursor: page.cursor } : { notifications };
}

/** Marks one as read. */
export async function readNotification(ctx: Context, id: string): Promise<void> {
  permit(ctx.actor, "notifications.mine");
  const personId = ctx.actor.personId as PersonId;
  await ctx.commit("notifications.read", [
    update(
      notificationItem,
      { personId, id },
      { set: { read: true }, when: present(() => refuseCommon("thing.missing")) },
    ),
  ]);
}
