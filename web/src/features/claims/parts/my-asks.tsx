import { For, type JSX, Show } from "solid-js";
import { SectionHead, Stack } from "../../../ui/layout";
import { PostLines } from "../../posts/parts/my-post-card";
import { t as held } from "../my-held-words";
import { createMyClaims } from "../my-model";
import { t } from "../my-words";
import { OfferActs, offerWords } from "./my-offer";
import { StandInQuestion } from "./my-stand-in";

/** What waits for the member's answer: places that are offered, and what others ask; nothing when nothing does. */
export function Asks(): JSX.Element {
  const claims = createMyClaims();
  const offers = () => (claims.data?.claims ?? []).filter((claim) => claim.state === "offered");
  const asks = () => claims.data?.standIns ?? [];
  const titleOf = (postId: string) => claims.data?.claims.find((claim) => claim.post.id === postId)?.post.title;
  return (
    <Show when={offers().length + asks().length > 0}>
      <Stack gap={3}>
        <SectionHead title={t("asksYou")} />
        <ul class="post-list">
          <For each={offers()}>
            {(offer) => (
              <li>
                <PostLines post={offer.post}>
                  <div class="asked stack gap-2">
                    <p class="strong">{held("offered")}</p>
                    <Show when={offer.until}>{(until) => <p class="small">{offerWords(until())}</p>}</Show>
                    <OfferActs post={offer.post} />
                  </div>
                </PostLines>
              </li>
            )}
          </For>
          <For each={asks()}>
            {(ask) => (
              <li>
                <StandInQuestion ask={ask} titleOf={titleOf} />
              </li>
            )}
          </For>
        </ul>
      </Stack>
    </Show>
  );
}
