import UserCheck from "lucide-solid/icons/user-check";
import type { JSX } from "solid-js";
import { useMe } from "../../../app/session";
import { CopyButton } from "../../../ui/copy-button";
import { Empty } from "../../../ui/status";
import { t } from "../words";

/** Nobody waits: how registrations come about, with the invitation ready for the group. */
export function NoApplications(): JSX.Element {
  const me = useMe();
  const invite = () => t("invite", me().acting.unitName ?? me().district.name, location.origin);
  return (
    <Empty
      icon={<UserCheck aria-hidden="true" />}
      title={t("none")}
      note={t("noneNote")}
      action={<CopyButton text={invite} label={t("copyInvite")} done={t("inviteCopied")} />}
    />
  );
}
