import type { PersonId, PostId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { MARKS } from "./schema";

/** Who did not come, and whether with a reason. It counts nowhere; a service record of the same session outweighs it. */
export interface MarkRow {
  personId: PersonId;
  on: string;
  mark: (typeof MARKS)[number];
  reason?: string | undefined;
}

export const markItem = defineItem<MarkRow, { postId: PostId; on: string; personId: PersonId }>({
  kind: "ATTENDANCE_MARK",
  key: ({ postId, on, personId }) => ({ pk: `POST#${postId}`, sk: `MARK#${on}#${personId}` }),
  omit: ["personId", "on"],
  read: (attributes, key) => {
    const [, on = "", personId = ""] = key.sk.split("#");
    return { ...(attributes as unknown as MarkRow), on, personId: personId as PersonId };
  },
});
