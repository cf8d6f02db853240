export { listCandidates } from "./candidates";
export { listPostsForMe } from "./for-me";
