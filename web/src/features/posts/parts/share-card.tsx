import { A } from "@solidjs/router";
import Printer from "lucide-solid/icons/printer";
import type { JSX } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { CopyButton } from "../../../ui/copy-button";
import { Card, Row } from "../../../ui/layout";
import { groupText, isDue, type PostDetail } from "../model";
import { t } from "../words";

/** The text for the WeChat group and the way to the poster. */
export function ShareCard(props: { post: PostDetail }): JSX.Element {
  return (
    <Card
      title={t("share")}
      foot={
        <Row gap={3}>
          <A class={buttonClass({})} href={`/posts/${props.post.id}/poster`}>
            <Printer aria-hidden="true" />
            {t("poster")}
          </A>
          <CopyButton
            look={isDue(props.post) ? "plain" : "primary"}
            text={() => groupText(props.post)}
            label={t("copyText")}
            done={t("copied")}
          />
        </Row>
      }
    >
      <GroupText text={groupText(props.post)} />
    </Card>
  );
}

/** How the message looks in the group. */
export function GroupText(props: { text: string }): JSX.Element {
  return <p class="group-text">{props.text}</p>;
}
