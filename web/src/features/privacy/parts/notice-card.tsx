import type { JSX } from "solid-js";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { TextArea, TextField } from "../../../ui/inputs";
import { Card, Row, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { createNotice, type Notice, requestActs } from "../model";
import { t } from "../words";

/** The district's part of the notice: whom to ask, and a paragraph of its own. */
export function NoticeCard(): JSX.Element {
  const notice = createNotice();
  return (
    <Card title={t("notice")}>
      <Stack gap={4}>
        <p class="small muted">{t("noticeNote")}</p>
        <Remote of={notice} wait={<Skeleton lines={3} />}>
          {(now) => <NoticeForm notice={now()} />}
        </Remote>
      </Stack>
    </Card>
  );
}

function NoticeForm(props: { notice: Notice }): JSX.Element {
  const form = createForm({
    initial: { contact: props.notice.contact, addition: props.notice.addition },
    send: ({ contact, addition }, submission) => requestActs.setNotice(contact, addition, submission),
    done: () => {
      toast(t("saved"));
      void cache.refresh(["privacy", "notice"]);
    },
  });
  return (
    <Form of={form}>
      <Stack gap={4}>
        <TextField label={t("contact")} maxLength={120} {...form.field("contact")} />
        <TextArea label={t("addition")} optional maxLength={600} {...form.field("addition")} />
        <Row justify="end">
          <Submit of={form}>{t("save")}</Submit>
        </Row>
      </Stack>
    </Form>
  );
}
