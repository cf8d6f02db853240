import type { Reaction } from "../context/reaction";
import { tellOfFactors } from "./reset";

export const factorReactions: readonly Reaction[] = [tellOfFactors];
