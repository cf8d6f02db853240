import { useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { toast } from "../../../ui/toast";
import { t as roster } from "../../members/words";
import { t } from "../erasure-words";
import { afterRequest, createErasure, type ErasureView, type PrivacyRequest, requestActs } from "../model";
import { ErasureForeseen } from "../parts/erasure-preview";
import { RequestCard } from "../parts/request-card";

/** Erasing one member's data: what it does, asking for it, the two looks, its progress and its result. */
export function ErasurePage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const erasure = createErasure(() => params.id as PrivacyRequest["personId"]);
  return <Remote of={erasure}>{(found) => <Shown of={found()} />}</Remote>;
}

const OPEN: readonly PrivacyRequest["state"][] = ["asked", "examined", "erasing"];

function Shown(props: { of: ErasureView }): JSX.Element {
  const may = useMay();
  const running = () => props.of.request !== undefined && OPEN.includes(props.of.request.state);
  const back = () =>
    props.of.preview
      ? { href: `/members/${props.of.personId}`, label: props.of.name }
      : { href: "/members", label: roster("backToRoster") };
  return (
    <Stack gap={5}>
      <PageHeader title={t("title", props.of.name)} note={t("why")} back={back()} />
      <Show when={props.of.preview}>
        <Card title={t("whatTitle")}>
          <Stack gap={4}>
            <ul class="next-steps">
              <For each={[t("goes"), t("stays"), t("when")]}>{(line) => <li>{line}</li>}</For>
            </ul>
            <Show when={!running() && props.of.preview}>{(seen) => <ErasureForeseen of={seen()} open />}</Show>
          </Stack>
        </Card>
      </Show>
      <Show when={props.of.request}>{(request) => <RequestCard request={request()} />}</Show>
      <Show when={props.of.preview && !running() && may("privacy.decide")}>
        <AskErasure personId={props.of.personId} />
      </Show>
    </Stack>
  );
}

function AskErasure(props: { personId: PrivacyRequest["personId"] }): JSX.Element {
  const form = createForm({
    draft: `erasure-${props.personId}`,
    initial: { text: "" },
    send: ({ text }, submission) => requestActs.openErasure(props.personId, text, submission),
    done: () => {
      toast(t("asked"));
      void cache.refresh(...afterRequest);
    },
  });
  return (
    <Card title={t("askTitle")}>
      <Form of={form}>
        <Stack gap={4}>
          <TextArea label={t("reason")} hint={t("reasonHint")} maxLength={300} {...form.field("text")} />
          <Row justify="end">
            <Submit of={form}>{t("ask")}</Submit>
          </Row>
        </Stack>
      </Form>
    </Card>
  );
}
