import type { Steps } from "@rengang/kernel/step";
import type { ServiceState } from "./schema";

/** What may be done with a record of service, by its state. */
export const SERVICE_STEPS = {
  "services.confirm": { permission: "services.confirm", from: ["checked_in", "pending"], again: ["confirmed"] },
  "services.reject": {
    permission: "services.confirm",
    from: ["checked_in", "pending", "confirmed"],
    again: ["rejected"],
  },
  "services.correct": {
    permission: "services.confirm",
    from: ["checked_in", "pending", "confirmed", "rejected"],
    again: [],
  },
  "services.dispute": {
    permission: "services.dispute",
    from: ["checked_in", "pending", "confirmed", "rejected"],
    again: [],
  },
} as const satisfies Steps<ServiceState>;
