import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "../../../ui/button";
import { Segments } from "../../../ui/choices";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { DutiesCard } from "../../notifications/parts/duties-card";
import type { Asked } from "../model";
import { Found } from "../parts/found";
import { Retention } from "../parts/retention";
import { anything, SearchForm } from "../parts/search-form";
import { Verification } from "../parts/verification";
import { t } from "../words";

/** The trail: search by person, act and day; whether it is whole. Whom one looks for stands in no address. */
export function AuditPage(): JSX.Element {
  const [asked, setAsked] = createSignal<Asked>(anything());
  const [show, setShow] = createSignal<"people" | "everything">("people");
  const chosen = () =>
    [asked().by && t("onlyBy", asked().by?.name ?? ""), asked().of && t("onlyOf", asked().of?.name ?? "")]
      .filter(Boolean)
      .join(" · ");
  return (
    <Stack gap={6}>
      <PageHeader title={t("title")} note={t("note")} />
      <DutiesCard />
      <Card title={t("find")}>
        <SearchForm ask={setAsked} />
      </Card>
      <div class="tools">
        <Segments
          label={t("show")}
          options={[
            { value: "people", label: t("people") },
            { value: "everything", label: t("everything") },
          ]}
          value={show()}
          onChange={setShow}
        />
        <Show when={chosen()}>
          <Row gap={2} align="center">
            <span>{chosen()}</span>
            <Button look="quiet" onClick={() => setAsked({ ...asked(), by: undefined, of: undefined })}>
              {t("anybody")}
            </Button>
          </Row>
        </Show>
      </div>
      <Found asked={asked()} peopleOnly={show() === "people"} narrow={(by) => setAsked({ ...asked(), ...by })} />
      <p class="small muted">{t("whereNote")}</p>
      <Verification />
      <Retention />
    </Stack>
  );
}
