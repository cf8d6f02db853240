import type { JSX } from "solid-js";
import { cache } from "../../../lib/remote";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { toast } from "../../../ui/toast";
import { type PendingService, serviceActs, touched } from "../model";
import { t } from "../words";

/** Turns one record down with a reason that the member reads. */
export function RejectDialog(props: { of: PendingService | undefined; onClose: () => void }): JSX.Element {
  return (
    <ReasonDialog
      open={props.of !== undefined}
      onClose={props.onClose}
      title={t("rejectTitle", props.of?.name ?? "")}
      confirm={t("reject")}
      danger
      draft={`services.reject.${props.of?.id}`}
      phrases={[t("rejectPhrase1"), t("rejectPhrase2"), t("rejectPhrase3")]}
      run={async (reason, submission) => {
        const service = props.of;
        if (!service) return;
        await serviceActs.reject(service.id, reason, submission);
        toast(t("rejected", service.name));
        void cache.refresh(...touched);
      }}
    >
      <p>{t("rejectNote")}</p>
    </ReasonDialog>
  );
}
