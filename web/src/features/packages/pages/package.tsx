import "../../../styles/staff.css";
import { A, useParams } from "@solidjs/router";
import Printer from "lucide-solid/icons/printer";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { formatDate, formatHours, onClock } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { Card, PageHeader, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Stat, Stats } from "../../../ui/stats";
import { Notice, Skeleton, StatusDot } from "../../../ui/status";
import { type CoveringRow, createPackage, type Form, type PackageDetail, toReceipt, toReply } from "../model";
import { AccountNote } from "../parts/account-note";
import { FormState } from "../parts/form-state";
import { PackageFiles } from "../parts/package-files";
import { ReceiptDialog } from "../parts/receipt-dialog";
import { ReplyDialog } from "../parts/reply-dialog";
import { t } from "../words";

/** One package: how far it is, the covering list, each form, the files. */
export function PackagePage(): JSX.Element {
  const params = useParams<{ periodId: string }>();
  const pack = createPackage(() => params.periodId);
  return (
    <Remote of={pack} wait={<Skeleton cards={3} />}>
      {(found) => <Detail pack={found()} />}
    </Remote>
  );
}

type Asking = { act: "receipt" | "reply"; forms: Form[] };

function Detail(props: { pack: PackageDetail }): JSX.Element {
  const [asking, setAsking] = createSignal<Asking>();
  const pack = () => props.pack;
  const waiting = () => toReceipt(pack().forms);
  const unanswered = () => toReply(pack().forms);
  return (
    <Stack gap={5}>
      <PageHeader
        over={pack().periodTitle}
        title={pack().employerName}
        note={`${t("from", pack().delivered)} · ${t("deliveredOn", formatDate(onClock(pack().lastDeliveredAt).day))}`}
      />
      <Next
        waiting={waiting().length}
        unanswered={unanswered().length}
        onReceipt={() => setAsking({ act: "receipt", forms: waiting() })}
        onReply={() => setAsking({ act: "reply", forms: unanswered() })}
      />
      <Stats>
        <Stat label={t("delivered")} value={pack().delivered} />
        <Stat label={t("receipted")} value={pack().receipted} />
        <Stat label={t("replied")} value={pack().replied} />
      </Stats>
      <Covering pack={pack()} onAsk={setAsking} />
      <PackageFiles pack={pack()} />
      <AccountNote />
      <Show when={asking()} keyed>
        {(now) => (
          <Show
            when={now.act === "receipt"}
            fallback={<ReplyDialog pack={pack()} forms={now.forms} onClose={() => setAsking()} />}
          >
            <ReceiptDialog pack={pack()} forms={now.forms} onClose={() => setAsking()} />
          </Show>
        )}
      </Show>
    </Stack>
  );
}

function Next(props: { waiting: number; unanswered: number; onReceipt: () => void; onReply: () => void }): JSX.Element {
  return (
    <Show when={props.waiting > 0 || props.unanswered > 0} fallback={<Notice tone="ok">{t("allDone")}</Notice>}>
      <Card class="no-print">
        <Row justify="between" gap={4}>
          <div class="grow">
            <p class="small muted">{t("next")}</p>
            <p class="strong">{props.waiting > 0 ? t("toReceipt", props.waiting) : t("toReply", props.unanswered)}</p>
          </div>
          <Show
            when={props.waiting > 0}
            fallback={
              <Button look="primary" large onClick={() => props.onReply()}>
                {t("replyAll", props.unanswered)}
              </Button>
            }
          >
            <Button look="primary" large onClick={() => props.onReceipt()}>
              {t("receiptAll", props.waiting)}
            </Button>
          </Show>
        </Row>
      </Card>
    </Show>
  );
}

function Covering(props: { pack: PackageDetail; onAsk: (asking: Asking) => void }): JSX.Element {
  const [chosen, setChosen] = createSignal(new Set<string>());
  const byId = createMemo(() => new Map(props.pack.forms.map((form) => [form.personId as string, form])));
  const formsOf = (ids: readonly string[]) => ids.flatMap((id) => byId().get(id) ?? []);
  const open = () => props.pack.forms.some((form) => form.state !== "replied");
  const graded = () => props.pack.covering.some((row) => row.grade);
  const noted = () => props.pack.covering.some((row) => row.note);
  const columns = createMemo((): Column<CoveringRow>[] => [
    { key: "index", label: t("index"), width: "3rem", hide: "card", cell: (row) => row.index },
    {
      key: "name",
      label: t("name"),
      title: true,
      width: "6rem",
      cell: (row) => (
        <A class="table-link" href={`/package/${props.pack.periodId}/${row.personId}`}>
          {row.name}
        </A>
      ),
    },
    { key: "community", label: t("community"), width: "1.2fr", cell: (row) => row.unitName },
    { key: "times", label: t("times"), width: "3.5rem", end: true, cell: (row) => row.times },
    { key: "hours", label: t("hours"), width: "3.5rem", end: true, cell: (row) => formatHours(row.hours) },
    ...(graded() ? [{ key: "grade", label: t("grade"), width: "5rem", cell: (row: CoveringRow) => row.grade }] : []),
    ...(noted()
      ? [
          {
            key: "note",
            label: t("note"),
            width: "1.4fr",
            hide: "narrow" as const,
            cell: (row: CoveringRow) => row.note,
          },
        ]
      : []),
    {
      key: "state",
      label: t("state"),
      width: "6rem",
      cell: (row) => (
        <Show when={byId().get(row.personId)} fallback={<StatusDot>{t("delivered")}</StatusDot>} keyed>
          {(form) => <FormState form={form} />}
        </Show>
      ),
    },
  ]);
  return (
    <Card
      flush
      title={t("covering")}
      side={
        <Row gap={2}>
          <span>{t("coveringSide")}</span>
          <span class="no-print">
            <Button look="quiet" icon={<Printer aria-hidden="true" />} onClick={() => print()}>
              {t("print")}
            </Button>
          </span>
        </Row>
      }
    >
      <DataTable
        label={t("covering")}
        columns={columns()}
        rows={props.pack.covering}
        rowId={(row) => row.personId}
        rowName={(row) => row.name}
        selected={chosen()}
        onSelect={open() ? setChosen : undefined}
        bulk={(ids) => (
          <>
            <Show when={toReceipt(formsOf(ids)).length > 0}>
              <Button onClick={() => props.onAsk({ act: "receipt", forms: toReceipt(formsOf(ids)) })}>
                {t("receiptSome", toReceipt(formsOf(ids)).length)}
              </Button>
            </Show>
            <Show when={toReply(formsOf(ids)).length > 0}>
              <Button onClick={() => props.onAsk({ act: "reply", forms: toReply(formsOf(ids)) })}>
                {t("replySome", toReply(formsOf(ids)).length)}
              </Button>
            </Show>
          </>
        )}
      />
    </Card>
  );
}
