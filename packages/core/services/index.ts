export { answerDispute, correctService, disputeService, rejectService } from "./change-service";
export { confirmServices } from "./confirm-services";
export {
  dayOfSession,
  isStanding,
  type ServiceRow,
  type SummaryRow,
  serviceIdFor,
  serviceItem,
  summaryItem,
} from "./items";
export { communityLedger, memberLedger, myLedger } from "./ledger";
export { listPending } from "./pending";
export { communitySummaries, recount, servicesOf, timesServed } from "./read";
export { reportService } from "./report-service";
export { type RowResult, rowByRow } from "./row-by-row";
export { agreedHours } from "./rules";
export { serviceView } from "./view";
