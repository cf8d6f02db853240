import Building from "lucide-solid/icons/building";
import { For, type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { DownloadButton } from "../../../ui/download-button";
import { Card, Row } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { coveringFile, createPackages, feedbackActs, type Package, type Period } from "../model";
import { t } from "../words";

/** What has gone to which employer, and what has come back. */
export function PackageList(props: { period: Period; mayDeliver: boolean }): JSX.Element {
  const packages = createPackages(() => props.period.id);
  const resend = createAction<Package, { sentTo: string }>({
    run: (pack, submission) => feedbackActs.resend(pack, submission),
    done: ({ sentTo }) => {
      toast(t("resent", sentTo));
      void cache.refresh(["feedback", "packages"]);
    },
    failed: toastProblem,
  });
  const sent = (pack: Package) =>
    pack.sentAt && pack.sentTo ? t("sentTo", pack.sentTo, formatInstant(pack.sentAt)) : t("notSent");
  return (
    <Remote of={packages}>
      {(all) => (
        <Card flush>
          <Show
            when={all().length > 0}
            fallback={
              <Empty icon={<Building aria-hidden="true" />} title={t("noPackages")} note={t("noPackagesNote")} />
            }
          >
            <ul class="list">
              <For each={all()}>
                {(pack) => (
                  <li class="list-item">
                    <span class="coming-words">
                      <span class="strong">{pack.employerName}</span>
                      <span class="under">{sent(pack)}</span>
                    </span>
                    <span>
                      {t("delivered")} {pack.delivered} · {t("receipted")} {pack.receipted} · {t("replied")}{" "}
                      {pack.replied}
                    </span>
                    <Row gap={2}>
                      <Show when={props.mayDeliver && pack.sentTo}>
                        <Button busy={resend.input?.employerId === pack.employerId} onClick={() => resend.run(pack)}>
                          {t("resend")}
                        </Button>
                      </Show>
                      <DownloadButton path={coveringFile(pack)} label={t("covering")} />
                    </Row>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Card>
      )}
    </Remote>
  );
}
