import "../../../styles/staff.css";
import { Navigate } from "@solidjs/router";
import Inbox from "lucide-solid/icons/inbox";
import { For, type JSX, Match, Switch } from "solid-js";
import { formatDate, onClock } from "../../../lib/format";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { LineLink } from "../../../ui/line-link";
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
                  <LineLink href={`/package/${pack.periodId}`} side={state(pack)}>
                    <span class="strong">{pack.periodTitle}</span>
                    <span class="under">
                      {t("from", pack.delivered)} · {t("deliveredOn", formatDate(onClock(pack.lastDeliveredAt).day))}
                    </span>
                  </LineLink>
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
