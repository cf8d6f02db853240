import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { formatDay, formatHours } from "../../../lib/format";
import { buttonClass } from "../../../ui/button";
import { Card } from "../../../ui/layout";
import { type Post, whenOf } from "../../posts/model";
import { createApproval, ProposalActs, ReturnProposal } from "../../posts/parts/proposal-acts";
import { isDisputed, isWaiting, type PendingService } from "../../services/model";
import { ServiceMarks } from "../../services/parts/marks";
import { t as svc } from "../../services/words";
import { teamName } from "../../teams/words";
import { t } from "../words";

const SHOWN = 5;

/** Posts that members propose from their own skill, with the two answers. */
export function ProposalCard(props: { posts: readonly Post[] }): JSX.Element {
  const approval = createApproval();
  const [returning, setReturning] = createSignal<Post>();
  return (
    <Card flush title={t("proposalsTitle")}>
      <ul class="list">
        <For each={props.posts}>
          {(post) => (
            <li class="list-item">
              <span class="coming-words">
                <A class="table-link strong" href={`/posts/${post.id}`}>
                  {post.title}
                </A>
                <span class="under">{[teamName(post.team), whenOf(post), post.place].join(" · ")}</span>
              </span>
              <ProposalActs post={post} approval={approval} onReturn={setReturning} />
            </li>
          )}
        </For>
      </ul>
      <ReturnProposal post={returning()} onClose={() => setReturning()} />
    </Card>
  );
}

/** The oldest records that wait, and the way to all of them. */
export function PendingCard(props: { services: readonly PendingService[] }): JSX.Element {
  const waiting = () => props.services.filter((service) => isWaiting(service) || isDisputed(service));
  return (
    <Card
      flush
      title={t("servicesTitle")}
      foot={
        <>
          <Show when={waiting().length > SHOWN}>
            <span class="small muted grow">{t("servicesMore", waiting().length - SHOWN)}</span>
          </Show>
          <A class={buttonClass({})} href="/services">
            {t("servicesGo")}
          </A>
        </>
      }
    >
      <ul class="list">
        <For each={waiting().slice(0, SHOWN)}>
          {(service) => (
            <li class="list-item">
              <span class="coming-words">
                <span class="row gap-2">
                  <span class="strong">{service.name}</span>
                  <ServiceMarks of={service} />
                </span>
                <span class="under">
                  {[service.title, formatDay(service.on), svc("hoursUnit", formatHours(service.hours))].join(" · ")}
                </span>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}
