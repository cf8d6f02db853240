// By its path: the compiler of today fails on `@rengang/core/refusals` beside the pattern `./*/refusals`.
import type { RefusalCode } from "../../../../packages/core/refusals/index";
import { claimWords } from "./claims";
import type { Both } from "./facts";
import { passkeyWords } from "./passkeys";
import { postWords } from "./posts";
import { privacyWords } from "./privacy";
import { providerWords } from "./providers";
import { rosterWords } from "./roster";
import { senderWords } from "./senders";
import { serviceWords } from "./services";
import { suggestionWords } from "./suggestions";
import { yearWords } from "./year";

/** What each refusal says to a person: what happened, and what to do now. A code without words does not compile. */
export const refusalWords: Record<RefusalCode, Both> = {
  ...rosterWords,
  ...passkeyWords,
  ...postWords,
  ...claimWords,
  ...serviceWords,
  ...yearWords,
  ...suggestionWords,
  ...privacyWords,
  ...senderWords,
  ...providerWords,
};
