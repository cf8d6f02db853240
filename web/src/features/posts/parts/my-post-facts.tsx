import type { PostDetail } from "@rengang/core/posts/schema";
import Phone from "lucide-solid/icons/phone";
import { type JSX, Show } from "solid-js";
import { clockNow } from "../../../lib/clock";
import { formatDay, formatInstant, onClock } from "../../../lib/format";
import { listed } from "../../../lib/words";
import { buttonClass } from "../../../ui/button";
import { kindWord, skillName } from "../../members/my-choices";
import { Line, Lines } from "../../members/parts/my-lines";
import { leftOf } from "../my-model";
import { perWords } from "../my-reason-words";
import { t } from "../my-words";
import { timesOf } from "./my-post-card";

/** A telephone number that calls when it is pressed. */
export function CallLink(props: { name?: string | undefined; phone: string }): JSX.Element {
  return (
    <a
      class={buttonClass({ round: true })}
      href={`tel:${props.phone.replace(/[^\d+]/g, "")}`}
      aria-label={`${t("call", props.name ?? "")} ${props.phone}`}
    >
      <Phone aria-hidden="true" />
      {props.phone}
    </a>
  );
}

function asked(post: PostDetail): string | undefined {
  const kinds = listed(post.kinds.map(kindWord));
  const skills = post.skills.length > 0 ? t("asksSkills", listed(post.skills.map(skillName))) : "";
  return [kinds, skills].filter(Boolean).join(" · ") || undefined;
}

const opensLater = (post: PostDetail): boolean => post.openAt !== undefined && Date.parse(post.openAt) > clockNow();

function limits({ most, least, series }: PostDetail): string | undefined {
  const said = [
    series ? t("partOfSeries") : "",
    most ? t("atMost", perWords(most.per), most.count) : "",
    least ? t("atLeast", perWords(least.per), least.count) : "",
  ];
  return said.filter(Boolean).join(" · ") || undefined;
}

/** Everything one should know before saying yes. */
export function PostFacts(props: { post: PostDetail }): JSX.Element {
  const post = () => props.post;
  const full = () => leftOf(post()) === 0 || post().waiting > 0;
  return (
    <Lines>
      <Line label={t("when")}>
        <Show when={post().startsAt} fallback={timesOf(post())}>
          {(at) => (
            <>
              <span class="strong">{formatDay(onClock(at()).day)}</span>
              <br />
              {timesOf(post())}
            </>
          )}
        </Show>
      </Line>
      <Line label={t("where")}>{post().place}</Line>
      <Show when={opensLater(post()) && post().openAt}>
        {(at) => <Line label={t("opens")}>{t("opensAt", formatInstant(at()))}</Line>}
      </Show>
      <Show when={post().state !== "moved"}>
        <Line label={t("places")}>
          {full() ? t("placesFull", post().places, post().waiting) : t("placesOf", leftOf(post()), post().places)}
        </Line>
      </Show>
      <Show when={post().bring}>
        <Line label={t("bring")}>{post().bring}</Line>
      </Show>
      <Show when={post().beneficiaries}>
        <Line label={t("forWhom")}>{post().beneficiaries}</Line>
      </Show>
      <Show when={post().needs?.length}>
        <Line label={t("needs")}>{listed(post().needs ?? [])}</Line>
      </Show>
      <Show when={limits(post())}>{(words) => <Line label={t("limits")}>{words()}</Line>}</Show>
      <Show when={post().briefs}>{(name) => <Line label={t("briefs")}>{t("briefsNote", name())}</Line>}</Show>
      <Show when={asked(post())}>{(words) => <Line label={t("asks")}>{words()}</Line>}</Show>
      <Show when={post().claimBy && post().claimBy !== post().startsAt && post().claimBy}>
        {(by) => <Line label={t("claimBy")}>{formatInstant(by())}</Line>}
      </Show>
      <Show when={post().unitName}>
        <Line label={t("organiser")}>{post().unitName}</Line>
      </Show>
      <Show when={post().contactName || post().contactPhone}>
        <Line label={t("contact")}>
          <span class="post-contact">
            {post().contactName}
            <Show when={post().contactPhone}>{(phone) => <CallLink name={post().contactName} phone={phone()} />}</Show>
          </span>
        </Line>
      </Show>
      <Show when={post().description}>
        <Line label={t("about")}>
          <span class="post-prose">{post().description}</span>
        </Line>
      </Show>
    </Lines>
  );
}
