import "../../../styles/staff.css";
import "../../../styles/paper.css";
import { A, Navigate } from "@solidjs/router";
import ChevronRight from "lucide-solid/icons/chevron-right";
import Inbox from "lucide-solid/icons/inbox";
import { For, type JSX, Match, Switch } from "solid-js";
import { formatDate, onClock } from "../../../lib/format";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import { createPackages, type Package } from "../model";
import { AccountNote } from "../parts/account-note";
import { t } from "../words";

/** Where a liaison arrives: the one package, or the list of them. */
export function PackagesPage(): JSX.Element {
  const packages = createPackages();
  return (
    <Remote of={packages} wait={<Skeleton cards={2} />}>
      {(list) => (
        <Switch fallback={<List packages={list()} />}>
          <Match when={list().length === 1 && list()[0]} keyed>
            {(only) => <Navigate href={`/package/${only.periodId}`} />}
          </Match>
        </Switch>
      )}
    </Remote>
  );
}

function List(props: { packages: readonly Package[] }): JSX.Element {
  const state = (pack: Package) => {
    if (pack.receipted < pack.delivered)
      return <StatusDot tone="brand">{t("toReceipt", pack.delivered - pack.receipted)}</StatusDot>;
    if (pack.replied < pack.delivered)
      return <StatusDot tone="info">{t("toReply", pack.delivered - pack.replied)}</StatusDot>;
    return <StatusDot tone="ok">{t("replied")}</StatusDot>;
  };
  return (
    <Stack gap={5}>
      <PageHeader title={t("list")} note={t("listNote")} />
      <Card flush>
        {props.packages.length === 0 ? (
          <Empty icon={<Inbox aria-hidden="true" />} title={t("none")} note={t("noneNote")} />
        ) : (
          <ul class="list">
            <For each={props.packages}>
              {(pack) => (
                <li>
                  <A class="list-item list-link" href={`/package/${pack.periodId}`}>
                    <span class="grow">
                      <span class="strong">{pack.periodTitle}</span>
                      <span class="under">
                        {t("from", pack.delivered)} · {t("deliveredOn", formatDate(onClock(pack.lastDeliveredAt).day))}
                      </span>
                    </span>
                    {state(pack)}
                    <ChevronRight aria-hidden="true" size={18} />
                  </A>
                </li>
              )}
            </For>
          </ul>
        )}
      </Card>
      <AccountNote />
    </Stack>
  );
}
