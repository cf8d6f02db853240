import { A } from "@solidjs/router";
import MapPinOff from "lucide-solid/icons/map-pin-off";
import type { JSX } from "solid-js";
import { buttonClass } from "../ui/button";
import { PageHeader } from "../ui/layout";
import { Empty } from "../ui/status";
import { t } from "./words";

/** An address that leads nowhere, with the way back. */
export function NotFoundPage(): JSX.Element {
  return (
    <>
      <PageHeader title={t("notFound")} />
      <Empty
        icon={<MapPinOff aria-hidden="true" />}
        title={t("notFoundNote")}
        action={
          <A class={buttonClass({ look: "primary" })} href="/">
            {t("toHome")}
          </A>
        }
      />
    </>
  );
}
