export { approvePost, cancelPost, closePost, publishDraft, reopenPost, returnPost, viewedPost } from "./change";
export { DUE, dueAt, dueChange, type PostDetailRow, type PostRow, postDetailItem, postItem, unitOfPost } from "./items";
export { type NewPost, newPost, postChanges, seedOf } from "./make";
export { preparePost, proposePost, publishPost, sameAgain } from "./publish";
export { detailView, listUnit, loadDetail, pageOfPosts, requireOwnPost, requirePost, seesPost } from "./read";
export {
  endOf,
  hasBegun,
  hasRoom,
  isBusy,
  isOver,
  isShown,
  keepsRosterInside,
  postIdAt,
  postTimes,
  postView,
  startingCount,
  takenOf,
  unitsSeenFrom,
} from "./rules";
