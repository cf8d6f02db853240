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

/** The key tells who, when, what and about what; a row holds the rest, some 250 bytes. */
export const notificationItem = defineItem<NotificationRow, { personId: PersonId; id: string }>({
  kind: "NOTIFICATION",
  key: ({ personId, id }) => ({ pk: `PERSON#${personId}`, sk: `NOTICE#${id}` }),
  omit: ["personId", "id", "code", "at"],
  read: (attributes, key) => {
    const id = key.sk.slice("NOTICE#".length);
    const [at = "", code] = id.split("~");
    return {
      ...(attributes as Pick<NotificationRow, "facts" | "read">),
      personId: key.pk.slice("PERSON#".length) as PersonId,
      id,
      code: code as NotificationCode,
      at: Number.parseInt(at, 36),
    };
  },
});
