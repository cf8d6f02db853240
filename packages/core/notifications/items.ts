import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { NotificationCode } from "./schema";

export interface NotificationRow {
  personId: PersonId;
  /** `<time>~<code>~<what it is about>`: telling the same thing twice meets the first telling. */
  id: string;
  code: NotificationCode;
  facts: Record<string, string | number>;
  /** Epoch milliseconds. */
  at: number;
  read: boolean;
}

export const notificationItem = defineItem<NotificationRow, { personId: PersonId; id: string }>({
  kind: "NOTIFICATION",
  key: ({ personId, id }) => ({ pk: `PERSON#${personId}`, sk: `NOTICE#${id}` }),
});
