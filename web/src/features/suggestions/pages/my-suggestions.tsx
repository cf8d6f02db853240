import MessageSquare from "lucide-solid/icons/message-square";
import { For, type JSX, Show } from "solid-js";
import { homeOf, useMe } from "../../../app/session";
import { t as frame } from "../../../app/words";
import { cache } from "../../../lib/remote";
import { PageHeader, SectionHead, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { actOnMine, createMine } from "../model";
import { OwnSuggestionCard } from "../parts/own-suggestion";
import { SendForm } from "../parts/send-form";
import { t } from "../words";

/** Write one, and what became of those written before; the same page for every role. */
export function MySuggestionsPage(): JSX.Element {
  const me = useMe();
  const mine = createMine();
  const back = () =>
    me().acting.role === "member"
      ? { href: "/my/me", label: frame("me") }
      : { href: homeOf[me().acting.role], label: frame("toHome") };
  return (
    <Stack gap={5}>
      <PageHeader back={back()} title={t("title")} note={t("note")} />
      <SendForm />
      <SectionHead title={t("mine")} />
      <Remote of={mine} wait={<Skeleton cards={1} />}>
        {(list) => (
          <Show
            when={list().length > 0}
            fallback={<Empty icon={<MessageSquare aria-hidden="true" />} title={t("none")} note={t("noneNote")} />}
          >
            <For each={list()}>
              {(each) => (
                <OwnSuggestionCard
                  suggestion={each}
                  act={(act, reason) => actOnMine(each.id, act, reason)}
                  done={() => void cache.refresh(["suggestions"])}
                />
              )}
            </For>
          </Show>
        )}
      </Remote>
    </Stack>
  );
}
