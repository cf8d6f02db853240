import type { RegistrationRow } from "../members/items";
import { refuseRegistration } from "./refusals";

/** A member reports in, or reports in again after a return. @throws Refusal `registration.already_accepted` */
export function applied(row: RegistrationRow, now: number, teams: string[]): RegistrationRow {
  if (row.state === "accepted") throw refuseRegistration("registration.already_accepted");
  return { state: "applied", appliedAt: now, teams };
}

/** The community accepts; accepting twice changes nothing. @throws Refusal `registration.not_applied` */
export function accepted(row: RegistrationRow, now: number): RegistrationRow {
  if (row.state === "accepted") return row;
  if (row.state !== "applied") throw refuseRegistration("registration.not_applied", { state: row.state });
  return { ...row, state: "accepted", acceptedAt: now };
}

/** The community gives an application back with a reason. @throws Refusal `registration.not_applied` */
export function returned(row: RegistrationRow, reason: string): RegistrationRow {
  if (row.state !== "applied") throw refuseRegistration("registration.not_applied", { state: row.state });
  return { ...row, state: "returned", reason };
}

/** The registration ends. @throws Refusal `registration.not_accepted` */
export function deregistered(row: RegistrationRow, now: number, reason: string): RegistrationRow {
  if (row.state !== "accepted") throw refuseRegistration("registration.not_accepted", { state: row.state });
  return { ...row, state: "deregistered", endedAt: now, reason };
}
