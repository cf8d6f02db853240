import { notificationItem } from "@rengang/core/notifications/items";
import type { PersonId } from "@rengang/kernel/ids";
import { describe, expect, test } from "vitest";

const at = Date.parse("2026-11-12T02:00:00Z");
const row = {
  personId: "per_0123456789abc" as PersonId,
  id: `${at.toString(36)}~service.confirmed~svc_0123456789abc.20261112.k3x9qz1m`,
  code: "service.confirmed" as const,
  facts: { title: "周末清洁", hours: 2 },
  at,
  read: false,
};

describe("a stored notice", () => {
  test("is told in full by its key and what the key does not tell", () => {
    const stored = Object.fromEntries(Object.entries(row).filter(([name]) => !notificationItem.omit?.includes(name)));
    expect(Object.keys(stored)).toEqual(["facts", "read"]);
    expect(notificationItem.read?.(stored, notificationItem.key(row))).toEqual(row);
  });

  test("from before, when the row held everything itself, reads alike", () => {
    expect(notificationItem.read?.({ ...row }, notificationItem.key(row))).toEqual(row);
  });
});
