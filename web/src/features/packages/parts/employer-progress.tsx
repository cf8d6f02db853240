import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { formatDate, formatInstant, onClock } from "../../../lib/format";
import { createAction, createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { ConfirmDialog } from "../../../ui/dialog";
import { Card } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton, StatusDot } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { t as log } from "../../deliveries/words";
import type { Package } from "../model";
import { t } from "../period-words";

/** What each employer received, signed for and answered; by name. The link can be sent anew. */
export function EmployerProgress(props: { periodId: string }): JSX.Element {
  const me = useMe();
  const packages = createRemote<Package[]>(() => ({
    key: ["packages", "period", props.periodId],
    load: async () => (await json(api.packages.$get({ query: { periodId: props.periodId } }))).packages as Package[],
  }));
  const [asking, setAsking] = createSignal<Package>();
  const resend = createAction<Package, { sentTo: string }>({
    run: ({ periodId, employerId }, submission) =>
      json(
        api.packages[":periodId"][":employerId"].link.$post({ param: { periodId, employerId } }, submission.options),
      ),
    refresh: [["packages"]],
    done: ({ sentTo }) => toast(t("resent", sentTo)),
    failed: toastProblem,
  });
  const may = () => me().acting.role === "district_admin";
  const columns = createMemo((): Column<Package>[] => [
    {
      key: "employer",
      label: t("employer"),
      title: true,
      width: "2fr",
      cell: (pack) => (
        <>
          {pack.employerName}
          <span class="under">
            {pack.sentAt && pack.sentTo ? t("sentTo", pack.sentTo, formatInstant(pack.sentAt)) : t("noContact")}
          </span>
          <Show when={pack.undelivered}>
            {(reason) => <StatusDot tone="warn">{t("undelivered", log(reason()))}</StatusDot>}
          </Show>
        </>
      ),
    },
    {
      key: "opened",
      label: t("opened_at"),
      width: "9rem",
      cell: (pack) => (
        <Show when={pack.openedAt} fallback={<span class="muted">{t("notOpened")}</span>}>
          {(at) => formatDate(onClock(at()).day)}
        </Show>
      ),
    },
    { key: "delivered", label: t("delivered"), width: "5rem", end: true, cell: (pack) => pack.delivered },
    { key: "receipted", label: t("receipted"), width: "5rem", end: true, cell: (pack) => pack.receipted },
    { key: "replied", label: t("replied"), width: "5rem", end: true, cell: (pack) => pack.replied },
    ...(may()
      ? [
          {
            key: "act",
            label: "",
            width: "6rem",
            end: true,
            cell: (pack: Package) => (
              <Button look="link" aria-label={t("resendOf", pack.employerName)} onClick={() => setAsking(pack)}>
                {t("resend")}
              </Button>
            ),
          },
        ]
      : []),
  ]);
  const names = new Intl.Collator("zh-CN");
  return (
    <Remote of={packages} wait={<Skeleton cards={1} />}>
      {(list) => (
        <Card flush title={t("employers")} side={t("order_name")}>
          <DataTable
            label={t("employers")}
            columns={columns()}
            rows={[...list()].sort((a, b) => names.compare(a.employerName, b.employerName))}
            rowId={(pack) => pack.employerId}
            rowName={(pack) => pack.employerName}
            empty={<Empty title={t("noPackages")} note={t("noPackagesNote")} />}
          />
          <Show when={asking()} keyed>
            {(pack) => (
              <ConfirmDialog
                open
                busy={resend.busy}
                title={t("resendTitle", pack.employerName)}
                confirm={t("resend")}
                onClose={() => setAsking()}
                onConfirm={() => void resend.run(pack).then(() => setAsking())}
              >
                <p>{t("resendSay")}</p>
              </ConfirmDialog>
            )}
          </Show>
        </Card>
      )}
    </Remote>
  );
}
