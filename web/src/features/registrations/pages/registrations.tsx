import type { JSX } from "solid-js";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { createApplications } from "../model";
import { ApplicationTable } from "../parts/application-table";
import { NoApplications } from "../parts/no-applications";
import { t } from "../words";

/** Everyone who has asked to report in and waits for the community. */
export function RegistrationsPage(): JSX.Element {
  const waiting = createApplications();
  return (
    <Stack gap={5}>
      <PageHeader title={t("title")} note={waiting.data && t("count", waiting.data.length)} />
      <Remote of={waiting}>
        {(members) => (
          <Stack gap={3}>
            <Card flush>
              <ApplicationTable members={members()} empty={<NoApplications />} />
            </Card>
            <p class="keys">{members().length > 0 && t("keys")}</p>
          </Stack>
        )}
      </Remote>
    </Stack>
  );
}
