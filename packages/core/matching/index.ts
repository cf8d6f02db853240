export { listCandidates } from "./candidates";
export { listPostsForMe, unitsFor } from "./for-me";
