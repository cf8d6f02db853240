import { useParams } from "@solidjs/router";
import Printer from "lucide-solid/icons/printer";
import { type JSX, Show } from "solid-js";
import { formatInstant } from "../../../lib/format";
import { Button } from "../../../ui/button";
import { PageHeader, Stack } from "../../../ui/layout";
import { QrCode } from "../../../ui/qr-code";
import { Remote } from "../../../ui/remote";
import { teamName } from "../../teams/words";
import { addressOf, createPost, opensLater, type PostDetail, whenOf } from "../model";
import { t } from "../words";

/** A sheet for the notice board, with the code of the post's address. */
export function PosterPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const post = createPost(() => params.id);
  return (
    <Remote of={post}>
      {(found) => (
        <Stack gap={5}>
          <div class="no-print">
            <PageHeader
              title={t("poster")}
              back={{ href: `/posts/${params.id}`, label: t("posterBack") }}
              actions={
                <Button look="primary" icon={<Printer aria-hidden="true" />} onClick={() => print()}>
                  {t("posterPrint")}
                </Button>
              }
            />
          </div>
          <Poster post={found()} />
        </Stack>
      )}
    </Remote>
  );
}

function Poster(props: { post: PostDetail }): JSX.Element {
  const contact = () => [props.post.contactName, props.post.contactPhone].filter(Boolean).join(" ");
  return (
    <article class="poster">
      <p class="poster-place">
        {props.post.unitName} · {teamName(props.post.team)}
      </p>
      <h2 class="poster-title">{props.post.title}</h2>
      <div class="poster-facts">
        <p>{whenOf(props.post)}</p>
        <p>{props.post.place}</p>
        <Show when={opensLater(props.post) && props.post.openAt}>
          {(at) => <p>{t("g_opens", formatInstant(at()))}</p>}
        </Show>
        <p>
          {t("places")} {props.post.places} {t("placesUnit")}
        </p>
        <Show when={props.post.state === "gathering" && props.post.drawAt}>
          {(at) => <p>{t("g_draw", formatInstant(at()))}</p>}
        </Show>
      </div>
      <Show when={props.post.description}>{(text) => <p class="poster-about">{text()}</p>}</Show>
      <QrCode value={addressOf(props.post.id)} label={t("posterScan")} />
      <p class="strong">{t("posterScan")}</p>
      <Show when={contact()}>
        <p class="muted">{t("g_contact", contact())}</p>
      </Show>
    </article>
  );
}
