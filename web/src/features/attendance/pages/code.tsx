import "../../../styles/staff.css";
import { A, useParams, useSearchParams } from "@solidjs/router";
import Maximize from "lucide-solid/icons/maximize";
import X from "lucide-solid/icons/x";
import type { JSX } from "solid-js";
import { formatInstant, formatTime } from "../../../lib/format";
import { Button, buttonClass } from "../../../ui/button";
import { QrCode } from "../../../ui/qr-code";
import { Remote } from "../../../ui/remote";
import { createSessionCode } from "../model";
import { t } from "../words";

/** The session's code for a screen on the wall: nothing else on it. */
export function CodePage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const [query] = useSearchParams<{ on?: string }>();
  const code = createSessionCode(
    () => params.id,
    () => query.on,
  );
  return (
    <main id="main" class="code-screen" tabindex={-1}>
      <div class="row code-acts">
        <Button
          look="quiet"
          icon={<Maximize aria-hidden="true" />}
          onClick={() => void document.documentElement.requestFullscreen?.().catch(() => {})}
        >
          {t("fullScreen")}
        </Button>
        <A
          class={buttonClass({ look: "quiet" })}
          href={`/posts/${params.id}/attendance${query.on ? `?on=${query.on}` : ""}`}
        >
          <X aria-hidden="true" />
          {t("close")}
        </A>
      </div>
      <Remote of={code}>
        {(found) => (
          <>
            <h1>{found().title}</h1>
            <QrCode value={found().link} label={t("codeNote")} />
            <p class="code-note">{t("codeNote")}</p>
            <p class="muted">{t("codeValid", formatInstant(found().validFrom), formatTime(found().validUntil))}</p>
          </>
        )}
      </Remote>
    </main>
  );
}
