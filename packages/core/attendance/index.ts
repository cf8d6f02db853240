export { attendanceList } from "./attendance-list";
export { checkIn, checkOut, sessionCode } from "./check-in";
export { markItem } from "./items";
export { enterPaper, tickAttendance } from "./record-presence";
