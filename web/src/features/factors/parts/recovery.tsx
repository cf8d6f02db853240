import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { toastProblem } from "../../../ui/toast";
import type { Factors } from "../model";
import { t } from "../words";

/** How many recovery codes are left, and a new set of them. */
export function Recovery(props: { factors: Factors; onNew: (codes: readonly string[]) => void }): JSX.Element {
  const renew = createAction<void, { codes: string[] }>({
    run: () => json(api.factors.recovery.$post()),
    done: (made) => props.onNew(made.codes),
    failed: toastProblem,
  });
  return (
    <div>
      <p class="strong">{t("recovery")}</p>
      <p class="small muted">{t("left", props.factors.recoveryLeft)}</p>
      <Button look="link" busy={renew.busy} onClick={() => renew.run()}>
        {t("newCodes")}
      </Button>
      <p class="small muted">{t("newCodesNote")}</p>
    </div>
  );
}
