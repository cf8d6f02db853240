import { type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { t } from "../words";

/** One line for whoever came by a link: how to get an account. */
export function AccountNote(): JSX.Element {
  const me = useMe();
  return (
    <Show when={me().byLink}>
      <p class="small muted">{t("account")}</p>
    </Show>
  );
}
