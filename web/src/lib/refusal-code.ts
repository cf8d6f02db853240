// The compiler of today fails on `@rengang/core/refusals` until that address is an entry of its own in core's exports.
export type { RefusalCode } from "../../../packages/core/refusals/index";
