export { type ClaimCalendar, myClaimCalendar } from "./appointments";
export { endFeed, readFeed, renewFeed, viewFeed } from "./feed";
