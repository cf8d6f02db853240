import type { AuditVerification } from "@rengang/core/audit/schema";
import { For, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { dayPlus, formatInstant, today } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Card, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toastProblem } from "../../../ui/toast";
import { t } from "../words";
import { ExportTrail } from "./export";

const range = () => ({ from: dayPlus(today(), -30), to: today() });

/** Whether the trail is as it was sealed, and the package that anybody can check. */
export function Verification(): JSX.Element {
  const check = createAction<void, AuditVerification>({
    run: async () => (await json(api.audit.verification.$get({ query: range() }))) as AuditVerification,
    failed: toastProblem,
  });
  return (
    <Card title={t("verify")}>
      <Stack gap={3}>
        <p class="small muted">{t("verifyNote")}</p>
        <Show when={check.result}>{(found) => <Verdict found={found()} />}</Show>
        <ExportTrail
          beside={
            <Button busy={check.busy} onClick={() => check.run()}>
              {t("verify")}
            </Button>
          }
        />
      </Stack>
    </Card>
  );
}

function Verdict(props: { found: AuditVerification }): JSX.Element {
  const when = () => (props.found.sealedAt ? t("sealedAt", formatInstant(props.found.sealedAt)) : t("notSealed"));
  return (
    <Show
      when={props.found.problems.length > 0}
      fallback={<Notice title={t("verified", props.found.rows, props.found.seals)}>{when()}</Notice>}
    >
      <Notice tone="warn" title={t("broken", props.found.problems.length)}>
        <ul>
          <For each={props.found.problems}>{({ n, day, problem }) => <li>{t(`problem_${problem}`, n, day)}</li>}</For>
        </ul>
      </Notice>
    </Show>
  );
}
