import type { Post } from "@rengang/core/posts/schema";
import CircleCheck from "lucide-solid/icons/circle-check";
import { createSignal, type JSX, Show } from "solid-js";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { AFTERWARDS, standInActs } from "../my-model";
import { t } from "../my-stand-in-words";

/** Asks another, known by phone, to take the place over. What is answered is the same for every phone. */
export function StandInSheet(props: { post: Post; onClose: () => void }): JSX.Element {
  const { id, title } = props.post;
  const [sent, setSent] = createSignal(false);
  const form = createForm({
    draft: `claims.stand-in.${id}`,
    initial: { phone: "", note: "" },
    check: ({ phone }) => (phone.trim() ? {} : { phone: t("needPhone") }),
    send: ({ phone, note }, submission) => standInActs.ask(id, phone, note.trim(), submission),
    done: () => {
      setSent(true);
      void cache.refresh(...AFTERWARDS);
    },
  });
  const good = () => (
    <Button look="primary" large wide data-autofocus onClick={() => props.onClose()}>
      {t("good")}
    </Button>
  );
  return (
    <Sheet
      open
      onClose={() => props.onClose()}
      over={sent() ? undefined : title}
      title={t("title")}
      foot={sent() ? good() : undefined}
    >
      <Show
        when={sent()}
        fallback={
          <Form of={form}>
            <p>{t("note")}</p>
            <TextField label={t("phone")} type="tel" inputMode="tel" maxLength={20} {...form.field("phone")} />
            <TextField label={t("say")} hint={t("sayHint")} optional maxLength={100} {...form.field("note")} />
            <Submit of={form} wide large>
              {t("send")}
            </Submit>
          </Form>
        }
      >
        <div class="result" role="status">
          <CircleCheck class="result-ok" aria-hidden="true" />
          <p class="result-title">{t("sent")}</p>
          <p>{t("sentNote")}</p>
        </div>
      </Show>
    </Sheet>
  );
}
