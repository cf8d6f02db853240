export { enterDraw, takeBackEntry } from "./enter";
export { viewDraw } from "./read";
export { drawStep } from "./run";
export { drawJobId, sealDraw } from "./seal";
