export { approvePost, cancelPost, closePost, editPost, returnPost } from "./change";
export { type PostRow, postDetailItem, postItem, unitOfPost } from "./items";
export { proposePost, publishPost } from "./publish";
export { detailView, listUnit, loadDetail, pageOfPosts, requireOwnPost, requirePost, seesPost } from "./read";
export { hasRoom, isOver, keepsRosterInside, postView, takenOf, unitsSeenFrom } from "./rules";
