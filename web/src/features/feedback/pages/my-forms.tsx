import FileText from "lucide-solid/icons/file-text";
import { For, type JSX, Show } from "solid-js";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { LineLink } from "../../../ui/line-link";
import { Remote } from "../../../ui/remote";
import { Empty, Skeleton } from "../../../ui/status";
import { createMyForms, toRead } from "../my-model";
import { t } from "../my-words";

/** The member's forms of every period. */
export function MyFormsPage(): JSX.Element {
  const forms = createMyForms();
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my/me", label: t("back") }} title={t("title")} note={t("listNote")} />
      <Remote of={forms} wait={<Skeleton lines={3} />}>
        {(data) => (
          <Show
            when={data().forms.length > 0}
            fallback={<Empty icon={<FileText aria-hidden="true" />} title={t("none")} note={t("noneNote")} />}
          >
            <Card flush>
              <ul class="list">
                <For each={data().forms}>
                  {(form) => (
                    <li>
                      <LineLink href={`/my/forms/${form.periodId}`}>
                        <span class="strong">{form.periodTitle}</span>
                        <span class="small" classList={{ "line-link-due": toRead(form), muted: !toRead(form) }}>
                          {t(`state_${form.state}`)}
                        </span>
                      </LineLink>
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          </Show>
        )}
      </Remote>
    </Stack>
  );
}
