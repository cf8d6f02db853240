import { A, useParams, useSearchParams } from "@solidjs/router";
import FilePen from "lucide-solid/icons/file-pen";
import QrCodeIcon from "lucide-solid/icons/qr-code";
import { createSignal, type JSX, Show } from "solid-js";
import { today } from "../../../lib/format";
import { Button, buttonClass } from "../../../ui/button";
import { DateField } from "../../../ui/inputs";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { createPost, type PostDetail, stageOf, whenOf } from "../../posts/model";
import { createAttendance } from "../model";
import { PaperDialog } from "../parts/paper-dialog";
import { Roll } from "../parts/roll";
import { t } from "../words";

/** Who was there: by own scan, by the organiser's tick, or from a paper sheet afterwards. */
export function AttendancePage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const post = createPost(() => params.id);
  return <Remote of={post}>{(found) => <Shown post={found()} />}</Remote>;
}

function Shown(props: { post: PostDetail }): JSX.Element {
  const [params, setParams] = useSearchParams<{ on?: string }>();
  const [paper, setPaper] = createSignal(false);
  const standing = () => props.post.kind === "standing";
  const on = () => (standing() ? (params.on ?? today()) : undefined);
  const list = createAttendance(() => props.post.id, on);
  const over = () => stageOf(props.post) === "over";
  return (
    <Stack gap={5}>
      <PageHeader
        title={t("title")}
        over={props.post.title}
        back={{ href: `/posts/${props.post.id}`, label: t("back") }}
        note={[whenOf(props.post), props.post.place].join(" · ")}
        actions={
          <>
            <Show when={over() || standing()}>
              <Button icon={<FilePen aria-hidden="true" />} onClick={() => setPaper(true)}>
                {t("paper")}
              </Button>
            </Show>
            <Show when={!over()}>
              <A class={buttonClass({})} href={`/posts/${props.post.id}/code${on() ? `?on=${on()}` : ""}`}>
                <QrCodeIcon aria-hidden="true" />
                {t("code")}
              </A>
            </Show>
          </>
        }
      />
      <Show when={standing()}>
        <div class="tools-search">
          <DateField label={t("day")} max={today()} value={on() ?? ""} onChange={(next) => setParams({ on: next })} />
        </div>
      </Show>
      <Remote of={list}>
        {(found) => (
          <Show when={found().on} keyed>
            <Roll list={found()} on={on()} standing={standing()} over={over()} />
          </Show>
        )}
      </Remote>
      <PaperDialog
        open={paper()}
        onClose={() => setPaper(false)}
        postId={props.post.id}
        on={on()}
        entries={list.data?.entries ?? []}
        withHours={standing()}
      />
    </Stack>
  );
}
