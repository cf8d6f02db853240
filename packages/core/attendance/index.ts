export { attendanceList } from "./attendance-list";
export { checkIn, checkOut, sessionCode } from "./check-in";
export { viewClaimHistory } from "./claim-history";
export { markItem } from "./items";
export { enterPaper, tickAttendance } from "./record-presence";
