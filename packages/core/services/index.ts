export { answerDispute, correctService, disputeService, rejectService } from "./change-service";
export { confirmServices } from "./confirm-services";
export {
  type CommunitySummaryRow,
  communitySummaryItem,
  dayOfSession,
  isStanding,
  type ServiceRow,
  serviceIdFor,
  serviceItem,
  summaryItem,
} from "./items";
export { communityLedger, memberLedger, myLedger } from "./ledger";
export { listPending } from "./pending";
export { communitySummaries, recount, servicesOf, timesServed, yearOf } from "./read";
export { reportService } from "./report-service";
export { type RowResult, rowByRow } from "./row-by-row";
export { agreedHours } from "./rules";
export { serviceView } from "./view";
