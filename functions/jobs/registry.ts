import { retireStep } from "@rengang/core/audit";
import { moveStep } from "@rengang/core/claims";
import { drawStep } from "@rengang/core/draws";
import { closeStep } from "@rengang/core/evaluation";
import { generateStep } from "@rengang/core/feedback";
import { importStep } from "@rengang/core/imports";
import type { JobStep } from "@rengang/core/jobs";
import type { JobKind } from "@rengang/core/jobs/schema";
import { resealStep } from "@rengang/core/keys";
import { eraseStep } from "@rengang/core/privacy";
import { renameStep } from "@rengang/core/renaming";
import { cancelStep, changeStep, publishStep } from "@rengang/core/series";

/** Which step each kind of job takes. */
export const jobSteps: Readonly<Record<JobKind, JobStep>> = {
  "imports.run": importStep,
  "feedback.generate": generateStep,
  "evaluation.close": closeStep,
  "posts.move": moveStep,
  "series.publish": publishStep,
  "series.change": changeStep,
  "series.cancel": cancelStep,
  "draws.run": drawStep,
  "privacy.erase": eraseStep,
  "keys.reseal": resealStep,
  "audit.retire": retireStep,
  "units.rename": renameStep,
};
