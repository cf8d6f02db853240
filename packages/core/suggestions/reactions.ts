import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import type { StepAct, SuggestionRow } from "./items";
import { numberOf } from "./rules";

const TOLD: ReadonlySet<StepAct> = new Set(["taken", "handed_over", "answered"]);

/** Each step that somebody else took is told to the author. */
const tellAuthor: Reaction = {
  name: "suggestions.tell-author",
  kinds: ["SUGGESTION"],
  run: async (ctx, { before, after }) => {
    const [old, now] = [before as SuggestionRow | undefined, after as SuggestionRow | undefined];
    if (!now?.author) return;
    for (const step of now.steps.slice(old?.steps.length ?? 0)) {
      if (!TOLD.has(step.act)) continue;
      const code = `suggestion.${step.act as "taken" | "handed_over" | "answered"}` as const;
      const facts = { number: numberOf(now.id), by: step.byName ?? "", unit: step.unitName ?? now.unitName };
      await notify(ctx, now.author, code, now.id, step.at, facts);
    }
  },
};

export const suggestionReactions: readonly Reaction[] = [tellAuthor];
