import { refuseCommon } from "@rengang/kernel/refusal";
import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { refuseAttendance } from "../attendance/refusals";
import { refuseClaim } from "../claims/refusals";
import { refuseDistrict } from "../districts/refusals";
import { refuseDraw } from "../draws/refusals";
import { refuseEmployer } from "../employers/refusals";
import { refuseEvaluation } from "../evaluation/refusals";
import { refuseFactor } from "../factors/refusals";
import { refuseFeedback } from "../feedback/refusals";
import { refuseImport } from "../imports/refusals";
import { refuseMember } from "../members/refusals";
import { refusePerson } from "../people/refusals";
import { refusePost } from "../posts/refusals";
import { refusePrivacy } from "../privacy/refusals";
import { refuseProvider } from "../providers/refusals";
import { refuseRegistration } from "../registrations/refusals";
import { refuseSender } from "../senders/refusals";
import { refuseSeries } from "../series/refusals";
import { refuseService } from "../services/refusals";
import { refuseSuggestion } from "../suggestions/refusals";
import { refuseUnit } from "../units/refusals";

/** Every code that a request can be refused with. The console must have words for each: it does not compile without. */
export const catalogue = {
  ...refuseCommon.catalogue,
  ...refuseDistrict.catalogue,
  ...refuseUnit.catalogue,
  ...refuseEmployer.catalogue,
  ...refusePerson.catalogue,
  ...refuseFactor.catalogue,
  ...refuseMember.catalogue,
  ...refuseRegistration.catalogue,
  ...refusePost.catalogue,
  ...refuseClaim.catalogue,
  ...refuseSeries.catalogue,
  ...refuseDraw.catalogue,
  ...refuseFeedback.catalogue,
  ...refuseImport.catalogue,
  ...refuseSpreadsheet.catalogue,
  ...refuseService.catalogue,
  ...refuseAttendance.catalogue,
  ...refuseEvaluation.catalogue,
  ...refuseSuggestion.catalogue,
  ...refuseSender.catalogue,
  ...refuseProvider.catalogue,
  ...refusePrivacy.catalogue,
};
export type RefusalCode = keyof typeof catalogue;
