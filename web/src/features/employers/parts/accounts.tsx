import { For, type JSX, Show } from "solid-js";
import { formatDate } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { Row, Stack } from "../../../ui/layout";
import type { GrantView } from "../../people/model";
import type { Employer } from "../model";
import { t } from "../words";

/** Digits alone, as a number of a mobile telephone. */
const isMobile = (phone: string | undefined): boolean => /^1\d{10}$/.test((phone ?? "").replace(/[\s-]/g, ""));

/** Who signs in for an employer and until when, each ended at one press; the contact becomes one at one press. */
export function Accounts(props: {
  employer: Employer;
  grants: readonly GrantView[];
  onOpen: (employer: Employer) => void;
  onEnd: (grant: GrantView) => void;
}): JSX.Element {
  const here = () => props.grants.filter((grant) => grant.employerId === props.employer.id);
  const until = ({ until, term }: GrantView) =>
    until === undefined ? t("accountOpenEnd") : t(term === "over" ? "accountOver" : "accountEnds", formatDate(until));
  const has = () => here().some(({ name, term }) => name === props.employer.contactName && term !== "over");
  return (
    <Stack gap={1}>
      <For each={here()}>
        {(grant) => (
          <Row gap={2}>
            <span>
              {grant.name} <span class="small muted">{until(grant)}</span>
            </span>
            <Button look="link" aria-label={t("endAccountOf", grant.name)} onClick={() => props.onEnd(grant)}>
              {t("endAccount")}
            </Button>
          </Row>
        )}
      </For>
      <Show when={!has()}>
        <Show
          when={props.employer.contactName && isMobile(props.employer.contactPhone)}
          fallback={<span class="small muted">{t("accountNeedsContact")}</span>}
        >
          <Row>
            <Button
              look="link"
              aria-label={t("openAccountFor", props.employer.name)}
              onClick={() => props.onOpen(props.employer)}
            >
              {t("openAccount")}
            </Button>
          </Row>
        </Show>
      </Show>
    </Stack>
  );
}
