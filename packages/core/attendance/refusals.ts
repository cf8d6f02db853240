import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseAttendance = defineRefusals({
  /** Not made here: forged, damaged or another district's. */
  "attendance.code_invalid": "invalid",
  "attendance.code_expired": "conflict",
  "attendance.too_early": "conflict",
  "attendance.no_place": "conflict",
  "attendance.session_off": "conflict",
  "attendance.not_checked_in": "conflict",
  "attendance.too_early_to_leave": "conflict",
  "attendance.already_checked_in": "conflict",
  "attendance.too_late_to_tick": "conflict",
  "attendance.not_over": "conflict",
  "attendance.in_future": "invalid",
  "attendance.not_registered": "conflict",
});
