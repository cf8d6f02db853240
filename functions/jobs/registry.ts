import type { JobStep } from "@rengang/core/jobs";
import type { JobKind } from "@rengang/core/jobs/schema";

/** Which step each kind of job takes. What a step needs is read by the first job of its kind: a process sees few of them. */
export const jobSteps: Readonly<Record<JobKind, JobStep>> = {
  "imports.run": async (...asked) => (await import("@rengang/core/imports")).importStep(...asked),
  "feedback.generate": async (...asked) => (await import("@rengang/core/feedback")).generateStep(...asked),
  "evaluation.close": async (...asked) => (await import("@rengang/core/evaluation")).closeStep(...asked),
  "posts.move": async (...asked) => (await import("@rengang/core/claims")).moveStep(...asked),
  "series.publish": async (...asked) => (await import("@rengang/core/series")).publishStep(...asked),
  "series.change": async (...asked) => (await import("@rengang/core/series")).changeStep(...asked),
  "series.cancel": async (...asked) => (await import("@rengang/core/series")).cancelStep(...asked),
  "draws.run": async (...asked) => (await import("@rengang/core/draws")).drawStep(...asked),
  "privacy.erase": async (...asked) => (await import("@rengang/core/privacy")).eraseStep(...asked),
  "keys.reseal": async (...asked) => (await import("@rengang/core/keys")).resealStep(...asked),
  "audit.retire": async (...asked) => (await import("@rengang/core/audit")).retireStep(...asked),
  "units.rename": async (...asked) => (await import("@rengang/core/renaming")).renameUnitStep(...asked),
  "employers.rename": async (...asked) => (await import("@rengang/core/renaming")).renameEmployerStep(...asked),
};
