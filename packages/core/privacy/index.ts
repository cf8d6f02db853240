export { answerRequest, decideErasure, examineErasure, listRequests } from "./answer";
export { eraseWhatIsDue } from "./erase/due";
export { previewErasure, viewErasure } from "./erase/preview";
export { eraseStep } from "./erase/step";
export { exportMine } from "./export";
export { viewHeld } from "./held";
export { noticeAnswerItem, noticeItem, requestItem } from "./items";
export { answerNotice, loadNotice, myNotice, setNotice, viewNotice } from "./notice";
export { tellOverdueRequests } from "./overdue";
export {
  askCorrection,
  askErasure,
  askObjection,
  myRequests,
  openErasure,
  withdrawRequest,
} from "./requests";
export { standingOf } from "./standing";
