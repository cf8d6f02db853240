import type { Reaction } from "../context/reaction";
import { tellOfUnmasking } from "./unmask";

export const memberReactions: readonly Reaction[] = [tellOfUnmasking];
