import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { createForm } from "../../../lib/form";
import { formatDay } from "../../../lib/format";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Form, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Card, Grid, PageHeader, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Badge, Skeleton, StatusDot } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { createOne, deskActs, isOverdue, type Suggestion, tones } from "../model";
import { HandOver } from "../parts/hand-over";
import { Steps } from "../parts/steps";
import { t } from "../words";

/** One at the desk: read it, take it up, answer it, hand it over. */
export function SuggestionPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const one = createOne(() => params.id);
  return (
    <Remote of={one} wait={<Skeleton cards={2} />}>
      {(suggestion) => <Opened suggestion={suggestion()} />}
    </Remote>
  );
}

const isOpen = ({ state }: Suggestion): boolean => ["received", "taken", "reopened"].includes(state);

function Opened(props: { suggestion: Suggestion }): JSX.Element {
  const who = () =>
    props.suggestion.authorRole === "public"
      ? t("public")
      : props.suggestion.authorName
        ? t("from", props.suggestion.authorName)
        : t("unnamed");
  return (
    <Stack gap={5}>
      <PageHeader
        back={{ href: "/suggestions", label: t("back") }}
        title={t("number", props.suggestion.number)}
        note={[t(props.suggestion.kind), who(), t("due", formatDay(props.suggestion.dueOn))].join(" · ")}
      />
      <Grid columns="side" gap={5}>
        <Stack gap={5}>
          <Card
            title={t("text")}
            side={
              <Row gap={2}>
                <Show when={isOverdue(props.suggestion)}>
                  <Badge tone="warn">{t("overdue")}</Badge>
                </Show>
                <StatusDot tone={tones[props.suggestion.state]}>{t(props.suggestion.state)}</StatusDot>
              </Row>
            }
          >
            <Stack gap={3}>
              <p>{props.suggestion.text}</p>
              <Show when={props.suggestion.aboutName}>{(name) => <p class="small">{t("aboutName", name())}</p>}</Show>
              <Show when={props.suggestion.contact}>
                {(contact) => <p class="small">{t("contactOf", contact())}</p>}
              </Show>
            </Stack>
          </Card>
          <Show when={isOpen(props.suggestion)}>
            <Acts suggestion={props.suggestion} />
          </Show>
        </Stack>
        <Card title={t("history")}>
          <Steps steps={props.suggestion.steps} />
        </Card>
      </Grid>
    </Stack>
  );
}

function Acts(props: { suggestion: Suggestion }): JSX.Element {
  const { id } = props.suggestion;
  const navigate = useNavigate();
  const may = useMay();
  const [handing, setHanding] = createSignal(false);
  const take = createAction<void, unknown>({
    run: (_, submission) => deskActs.take(id, submission),
    refresh: [["suggestions"]],
    done: () => toast(t("tookUp")),
    failed: toastProblem,
  });
  const form = createForm({
    draft: `suggestion.answer.${id}`,
    initial: { answer: "" },
    check: ({ answer }) => ({ answer: answer.trim() ? undefined : t("missing") }),
    send: ({ answer }, submission) => deskActs.answer(id, answer.trim(), submission),
    done: () => {
      toast(t("answerSent"));
      void cache.refresh(["suggestions"]);
    },
  });
  return (
    <Card
      title={t("answer")}
      side={props.suggestion.takenByName && t("takenBy", props.suggestion.takenByName)}
      foot={
        <Row gap={2}>
          <Show when={props.suggestion.state !== "taken"}>
            <Button busy={take.busy} onClick={() => take.run()}>
              {t("take")}
            </Button>
          </Show>
          <Show when={may("units.list")}>
            <Button onClick={() => setHanding(true)}>{t("handOver")}</Button>
          </Show>
        </Row>
      }
    >
      <Form of={form} label={t("answer")}>
        <TextArea label={t("answer")} hint={t("answerHint")} rows={5} maxLength={1000} {...form.field("answer")} />
        <Row justify="end">
          <Submit of={form}>{t("sendAnswer")}</Submit>
        </Row>
      </Form>
      <Show when={handing()}>
        <HandOver
          suggestion={props.suggestion}
          onClose={() => setHanding(false)}
          done={() => {
            toast(t("handedOver"));
            void cache.refresh(["suggestions"]);
            navigate("/suggestions");
          }}
        />
      </Show>
    </Card>
  );
}
