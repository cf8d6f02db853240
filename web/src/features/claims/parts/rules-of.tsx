import { type JSX, Show } from "solid-js";
import { Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton, StatusDot } from "../../../ui/status";
import { createRulesOf } from "../model";
import { againstWords, t } from "../rule-words";
import { RuleList } from "./rule-list";

/** With a place in hand, the rules of getting one are beside the point. */
const HOLDS: readonly (string | undefined)[] = ["claimed", "offered"];

/**
 * Why a member can, or cannot, be given a place on a post: every rule, what stands against it first. For the assign flow:
 * `<RulesOf postId={post.id} personId={member.id} />`.
 */
export function RulesOf(props: { postId: string; personId: string }): JSX.Element {
  const rules = createRulesOf(
    () => props.postId,
    () => props.personId,
  );
  const against = () => (rules.data?.rules ?? []).filter((check) => !check.met).length;
  return (
    <Remote of={rules} wait={<Skeleton lines={4} />}>
      {(found) => (
        <Stack gap={3}>
          <Show
            when={found().state}
            fallback={<p class="strong">{against() === 0 ? t("allMet") : t("someNot", against())}</p>}
          >
            {(state) => <StatusDot tone="info">{t(`state_${state()}`)}</StatusDot>}
          </Show>
          <Show when={!HOLDS.includes(found().state)}>
            <RuleList rules={found().rules} why={againstWords} />
          </Show>
        </Stack>
      )}
    </Remote>
  );
}
