import BookmarkPlus from "lucide-solid/icons/bookmark-plus";
import X from "lucide-solid/icons/x";
import { createSignal, For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { cache, createAction } from "../../../lib/remote";
import { Button, IconButton } from "../../../ui/button";
import { Row, Stack } from "../../../ui/layout";
import { toast, toastProblem } from "../../../ui/toast";
import { createPhrases } from "../model";
import { t } from "../writing-words";

const KEY = ["feedback", "phrases"] as const;

/** Sentences of one's own: one press adds one to the remark; the remark can be kept as another. */
export function PhraseBar(props: { remark: string; onUse: (phrase: string) => void }): JSX.Element {
  const phrases = createPhrases();
  const [tidying, setTidying] = createSignal(false);
  const keep = createAction<string, string[]>({
    run: async (text, { options }) => (await json(api.feedback.phrases.$post({ json: { text } }, options))).phrases,
    done: (all) => {
      cache.put(KEY, all);
      toast(t("phraseKept"));
    },
    failed: toastProblem,
  });
  const drop = createAction<string, string[]>({
    run: async (text, { options }) =>
      (await json(api.feedback.phrases.drop.$post({ json: { text } }, options))).phrases,
    done: (all) => cache.put(KEY, all),
    failed: toastProblem,
  });
  const keepable = () => {
    const text = props.remark.trim();
    return text.length > 0 && text.length <= 200 && !(phrases.data ?? []).includes(text);
  };
  return (
    <Stack gap={2}>
      <Row justify="between">
        <span class="field-label">{t("phrases")}</span>
        <Row gap={4}>
          <Show when={keepable()}>
            <Button
              look="link"
              icon={<BookmarkPlus aria-hidden="true" />}
              busy={keep.busy}
              onClick={() => keep.run(props.remark.trim())}
            >
              {t("keepPhrase")}
            </Button>
          </Show>
          <Show when={(phrases.data ?? []).length > 0}>
            <Button look="link" aria-pressed={tidying()} onClick={() => setTidying(!tidying())}>
              {tidying() ? t("managed") : t("managePhrases")}
            </Button>
          </Show>
        </Row>
      </Row>
      <Show when={(phrases.data ?? []).length > 0} fallback={<p class="small muted">{t("noPhrases")}</p>}>
        {/* biome-ignore lint/a11y/useSemanticElements: phrases are not a form's fieldset. */}
        <div class="phrases" role="group" aria-label={t("phraseHint")}>
          <For each={phrases.data}>
            {(phrase) => (
              <span class="phrase-item">
                <button type="button" class="phrase" onClick={() => props.onUse(phrase)}>
                  {phrase}
                </button>
                <Show when={tidying()}>
                  <IconButton label={t("dropPhrase", phrase)} onClick={() => drop.run(phrase)}>
                    <X aria-hidden="true" />
                  </IconButton>
                </Show>
              </span>
            )}
          </For>
        </div>
      </Show>
    </Stack>
  );
}
