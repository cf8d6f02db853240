import type { HeldView } from "@rengang/core/privacy/held/schema";
import { For, type JSX, Show } from "solid-js";
import { t as roleName } from "../../../app/role-words";
import { formatInstant } from "../../../lib/format";
import { Card, FactRow, Facts, Stack } from "../../../ui/layout";
import { lookWords } from "../look-words";
import { t } from "../my-words";
import { reasonWord } from "../reason-words";

type Look = HeldView["looks"][number];

const saidOf = ({ purpose, phone, reason }: Look): string =>
  [
    lookWords(purpose),
    // The purpose says it already.
    phone && purpose !== "members.unmask" ? t("lookPhone") : "",
    reason ? t("lookReason", reasonWord(reason.why), reason.note) : "",
  ].join("");

/** Who looked, at this person alone or at a list; lists are read once an hour, not person by person. */
export function Looks(props: { looks: HeldView["looks"] }): JSX.Element {
  return (
    <Card title={t("looks")}>
      <Stack gap={3}>
        <p class="small muted">{t("looksNote")}</p>
        <Show when={props.looks.length > 0} fallback={<p>{t("noLooks")}</p>}>
          <Facts>
            <For each={props.looks}>
              {(look) => (
                <FactRow label={formatInstant(look.at)}>
                  {look.byName} · {roleName(look.role as "member")} · {saidOf(look)}
                </FactRow>
              )}
            </For>
          </Facts>
        </Show>
      </Stack>
    </Card>
  );
}
