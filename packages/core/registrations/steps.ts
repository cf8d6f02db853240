import type { Steps } from "@rengang/kernel/step";
import type { RegistrationState } from "../members/schema";

/** What may be done with a registration, by its state. */
export const REGISTRATION_STEPS = {
  "registrations.apply": {
    permission: "registrations.apply",
    from: ["none", "applied", "returned", "deregistered"],
    again: [],
  },
  "registrations.accept": { permission: "registrations.accept", from: ["applied"], again: ["accepted"] },
  "registrations.return": { permission: "registrations.accept", from: ["applied"], again: [] },
  "registrations.move": {
    permission: "registrations.move",
    from: ["none", "applied", "accepted", "returned", "deregistered"],
    again: [],
  },
  "registrations.end": { permission: "registrations.move", from: ["accepted"], again: [] },
} as const satisfies Steps<RegistrationState>;
