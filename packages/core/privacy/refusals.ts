import { defineRefusals } from "@rengang/kernel/refusal";

export const refusePrivacy = defineRefusals({
  "privacy.notice_changed": "conflict",
  "privacy.same_value": "conflict",
  "privacy.already_asked": "conflict",
  "privacy.too_many": "conflict",
  "privacy.closed": "conflict",
  "privacy.not_examined": "conflict",
  "privacy.same_person": "conflict",
  "privacy.must_wait": "conflict",
  /** A duty depends on this use: it can be explained, and not stopped. */
  "privacy.compulsory": "conflict",
});
