import type { Overview } from "@rengang/core/feedback/schema";
import { useParams, useSearchParams } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { formatDate } from "../../../lib/format";
import { createRemote } from "../../../lib/remote";
import { listed } from "../../../lib/words";
import { Card, FactRow, Facts, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { requirementSaid } from "../../evaluation/said";
import { EmployerProgress } from "../parts/employer-progress";
import { FormProgress } from "../parts/form-progress";
import { t } from "../period-words";

type Tab = "communities" | "employers";

/** One period: how far each community's forms are, and what employers did with theirs. */
export function PeriodPage(): JSX.Element {
  const params = useParams<{ periodId: string }>();
  const [query, setQuery] = useSearchParams();
  const overview = createRemote<Overview>(() => ({
    key: ["feedback", "overview", params.periodId],
    load: () =>
      json(
        api.feedback.periods[":periodId"].overview.$get({ param: { periodId: params.periodId }, query: {} }),
      ) as unknown as Promise<Overview>,
  }));
  const show = (): Tab => (query.show === "employers" ? "employers" : "communities");
  return (
    <Remote of={overview} wait={<Skeleton cards={3} />}>
      {(found) => (
        <Stack gap={5}>
          <PageHeader
            back={{ href: "/periods", label: t("back") }}
            title={found().period.title}
            note={t("period", formatDate(found().period.from), formatDate(found().period.to))}
          />
          <Card>
            <Facts columns={2}>
              <FactRow label={t("requirement")}>
                {requirementSaid(found().period.requirement) || t("requirementNone")}
              </FactRow>
              <FactRow label={t("objectionDays")}>{t("objectionFact", found().period.objectionDays)}</FactRow>
              <FactRow label={t("gradeWords")}>{listed(found().period.gradeWords)}</FactRow>
              <FactRow label={t("useWords")}>{listed(found().period.useWords)}</FactRow>
            </Facts>
          </Card>
          <Tabs
            label={found().period.title}
            tabs={[
              { value: "communities", label: t("communities") },
              { value: "employers", label: t("employers") },
            ]}
            value={show()}
            onChange={(next) =>
              setQuery({ show: next === "employers" ? next : undefined }, { replace: true, scroll: false })
            }
          >
            <Switch>
              <Match when={show() === "communities"}>
                <FormProgress overview={found()} />
              </Match>
              <Match when={show() === "employers"}>
                <EmployerProgress periodId={params.periodId} />
              </Match>
            </Switch>
          </Tabs>
        </Stack>
      )}
    </Remote>
  );
}
