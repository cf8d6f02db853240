import type { AuditExport } from "@rengang/core/audit/schema";
import Download from "lucide-solid/icons/download";
import { createSignal, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { joined, saveJson } from "../../../lib/download";
import { dayPlus, formatDate, today } from "../../../lib/format";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Row, Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/remote";
import { toast } from "../../../ui/toast";
import { t } from "../words";

/** `20261128` as a date. */
const dateOf = (day: string): string => formatDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`);

/**
 * The package that anybody can check: one press, one file, however many parts it takes.
 * @param props.beside what stands in the same row
 */
export function ExportTrail(props: { beside: JSX.Element }): JSX.Element {
  const [sofar, setSofar] = createSignal("");
  const take = createAction<void, void>({
    run: async () => {
      const range = { from: dayPlus(today(), -30), to: today() };
      const load = async (cursor?: string) =>
        (await json(api.audit.export.$get({ query: { ...range, ...(cursor && { cursor }) } }))) as AuditExport;
      const pack = await joined(load, ({ seals }) => setSofar(t("exporting", dateOf(seals.at(-1)?.day ?? ""))));
      if (pack.seals.length === 0) return toast(t("notSealed"));
      saveJson(`操作记录 ${range.from} ${range.to}.json`, pack);
      toast(t("exported", pack.rows.length, pack.seals.length));
    },
  });
  const run = () => take.run().finally(() => setSofar(""));
  return (
    <Stack gap={3}>
      <Show when={take.problem}>{(problem) => <ProblemNotice problem={problem()} retry={run} />}</Show>
      <Row align="center">
        {props.beside}
        <Button look="quiet" icon={<Download aria-hidden="true" />} busy={take.busy} onClick={run}>
          {t("exportIt")}
        </Button>
        <span class="small muted" role="status">
          {take.busy ? sofar() || t("exportBegins") : ""}
        </span>
      </Row>
    </Stack>
  );
}
