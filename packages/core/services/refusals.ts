import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseService = defineRefusals({
  /** Nobody decides about his or her own service. */
  "service.own": "forbidden",
  /** A back-fill is confirmed by somebody else than the one who entered it. */
  "service.second_person": "forbidden",
  "service.already_confirmed": "conflict",
  "service.already_rejected": "conflict",
  "service.not_over": "conflict",
  "service.hours_missing": "conflict",
  "service.too_long": "conflict",
  "service.overlap": "conflict",
  "service.daily_limit": "conflict",
  "service.in_future": "invalid",
  "service.too_old": "invalid",
  "service.not_registered": "conflict",
  "service.not_disputed": "conflict",
});
