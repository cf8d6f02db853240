import type { EmployerId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { FailureReason } from "../../context/messenger";
import type { PeriodId } from "../periods/schema";

/** How the employer's contact gets in. Token and code are derived from the nonce and the key; neither is stored. */
export interface Access {
  nonce: string;
  /** Of the token. */
  hash: string;
  to: string;
  contactName: string;
  /** Epoch milliseconds. */
  sentAt: number;
  endsAt: number;
}

export interface PackageRow {
  periodId: PeriodId;
  periodTitle: string;
  employerId: EmployerId;
  employerName: string;
  /** Communities with a form in it, sorted. */
  communities: UnitId[];
  delivered: number;
  receipted: number;
  replied: number;
  firstAt: number;
  lastAt: number;
  openedAt?: number | undefined;
  access?: Access | undefined;
  /** The message with the link or the code did not arrive; counts while `access` is the one of that time. */
  undelivered?: { sentAt: number; reason: FailureReason } | undefined;
}

export interface PackageId {
  readonly periodId: PeriodId;
  readonly employerId: EmployerId;
}

/** All forms of one employer and period. The employer's years are one collection, the district's year is one index. */
export const packageItem = defineItem<PackageRow, PackageId>({
  kind: "PACKAGE",
  sealed: ["access.to"],
  key: ({ periodId, employerId }) => ({ pk: `PACKAGES#${employerId}`, sk: `PACKAGE#${periodId}` }),
  index: (row) => ({ gpk1: `PACKAGES#${row.periodId}`, gsk1: row.employerId }),
});

export interface LinkRow {
  periodId: PeriodId;
  employerId: EmployerId;
  nonce: string;
  tries: number;
  endsAt: number;
}

/** Found by the hash of its token. */
export const linkItem = defineItem<LinkRow, string>({
  kind: "PACKAGE_LINK",
  key: (hash) => ({ pk: `PACKAGE_LINK#${hash}`, sk: "LINK" }),
  expiresAt: (row) => Math.ceil(row.endsAt / 1000),
});
