import type { Reaction } from "../context/reaction";
import { notify } from "../notifications";
import type { NotificationCode } from "../notifications/schema";
import type { RequestRow } from "./items";

const TOLD: Partial<Record<RequestRow["stage"]["state"], NotificationCode>> = {
  accepted: "privacy.accepted",
  refused: "privacy.refused",
  examined: "privacy.examined",
};

/** The member hears what became of a request, once each. An erasure that runs tells nobody: there is nobody left. */
const tellAnswer: Reaction = {
  name: "privacy.tell-answer",
  kinds: ["PRIVACY_REQUEST"],
  run: async (ctx, { before, after, stamp }) => {
    const [old, now] = [before as RequestRow | undefined, after as RequestRow | undefined];
    const code = now && TOLD[now.stage.state];
    if (!now || !code || old?.stage.state === now.stage.state || now.askedBy !== "self") return;
    const note = "answer" in now.stage ? now.stage.answer.note : "";
    const about = now.about === "correction" ? (now.field ?? "") : (now.purpose ?? "");
    await notify(ctx, now.personId, code, now.id, stamp.at, { kind: now.about, about, reason: note });
  },
};

export const privacyReactions: readonly Reaction[] = [tellAnswer];
