export { calendarItem, rosterItem } from "./items";
export { loadCalendar, standingClaim } from "./load";
export { assignClaim, makeClaim } from "./make-claim";
export { holdersOf, listClaimants, listMyClaims, listPosts, viewPost } from "./read-claims";
export { explainClaim } from "./rules";
export { releaseClaim, withdrawClaim } from "./withdraw-claim";
