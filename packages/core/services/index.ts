export {
  type CommunitySummaryRow,
  communitySummaryItem,
  type ServiceRow,
  serviceIdFor,
  serviceItem,
  summaryItem,
} from "./items";
export { communitySummaries, recordsOfYear, recount, servicesOf } from "./read";
