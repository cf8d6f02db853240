import type { JSX } from "solid-js";
import { Sheet } from "../../../ui/dialog";
import { Stack } from "../../../ui/layout";
import { type PostDetail, told } from "../../posts/my-model";
import { reasonWords } from "../../posts/my-words";
import { t } from "../rule-words";
import { RuleList } from "./rule-list";

/** Every rule of claiming for me and this post: why I can, or what is still in the way. */
export function RulesSheet(props: {
  post: PostDetail;
  titleOf: (postId: string) => string | undefined;
  onClose: () => void;
}): JSX.Element {
  const rules = () => props.post.rules ?? [];
  const against = () => rules().filter((check) => !check.met).length;
  return (
    <Sheet open onClose={() => props.onClose()} over={props.post.title} title={t("title")}>
      <Stack gap={4}>
        <p class="strong">{against() === 0 ? t("allMet") : t("someNot", against())}</p>
        <RuleList rules={rules()} why={(check) => reasonWords(told(props.post, check), props.titleOf)} />
      </Stack>
    </Sheet>
  );
}
