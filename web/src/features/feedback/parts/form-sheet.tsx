import "../../../styles/paper.css";
import type { Form } from "@rengang/core/feedback/schema";
import { For, type JSX, type ParentProps, Show } from "solid-js";
import { formatDate, formatHours, onClock } from "../../../lib/format";
import { listed } from "../../../lib/words";
import { t } from "../paper-words";

/** What the community is writing at this moment, in the place of what was kept last. */
export interface Draft {
  readonly remark: string;
  readonly grade: string;
  readonly residents: string;
}

/** The states in which the employer has it, and its own part of the paper is shown. */
const SENT: ReadonlySet<Form["state"]> = new Set(["delivered", "receipted", "replied"]);

/**
 * The form as it stands on paper: ruled, in the paper's order and typeface; on a phone its boxes stand below each other. The
 * same for those who write it, the member whom it is about and the employer who receives it.
 */
export function FormSheet(props: { form: Form; draft?: Draft }): JSX.Element {
  const form = () => props.form;
  const written = () => props.draft ?? props.form;
  const facts = () => props.form.facts;
  const share = (of: { times?: number | undefined; hours?: number | undefined }) =>
    listed([...(of.times ? [t("timesOf", of.times)] : []), ...(of.hours ? [t("hours", formatHours(of.hours))] : [])]);
  return (
    <article class="ruled" aria-label={t("paper")}>
      <header class="ruled-head">
        <h2>{t("paper")}</h2>
        <p>
          {form().periodTitle}
          <span>{t("serial", form().serial)}</span>
        </p>
      </header>
      <div class="ruled-sheet">
        <Block title={t("basics")}>
          <dl class="ruled-facts">
            <Cell label={t("name")}>{form().name}</Cell>
            <Cell label={t("sex")}>{facts().sex && t(facts().sex as "male")}</Cell>
            <Cell label={t("born")}>{facts().bornIn}</Cell>
            <Cell label={t("phone")}>{facts().phone}</Cell>
            <Cell label={t("employer")} wide>
              {[form().employerName, facts().position].filter(Boolean).join(" ")}
            </Cell>
            <Cell label={t("branch")} wide>
              {facts().branch}
            </Cell>
            <Cell label={t("residence")}>{facts().residence}</Cell>
            <Cell label={t("registeredOn")}>{facts().registeredOn && formatDate(facts().registeredOn as string)}</Cell>
            <Cell label={t("skills")} wide>
              {listed(facts().skills)}
            </Cell>
            <Cell label={t("posts")} wide>
              {listed(facts().posts)}
            </Cell>
          </dl>
        </Block>
        <Block title={t("activities")}>
          <Show when={facts().services.length > 0} fallback={<p class="ruled-text">{t("noActivities")}</p>}>
            <ol class="ruled-services">
              <For each={facts().services}>{(service) => <Service service={service} />}</For>
            </ol>
          </Show>
          <p class="ruled-text ruled-total">{t("total", form().times, formatHours(form().hours))}</p>
        </Block>
        <Block title={t("duty")}>
          <dl class="ruled-facts">
            <Cell label={t("required")}>{share(form().requirement) || t("noRequirement")}</Cell>
            <Cell label={t("done")}>
              <Show when={share(form().requirement)}>
                {share(form().missing) ? t("stillOpen", share(form().missing)) : t("doneAll")}
              </Show>
            </Cell>
            <For each={facts().exemptions}>
              {(each) => (
                <Cell label={t("exemption")} wide>
                  {t("exempted", each.reason, formatDate(each.from), formatDate(each.to))}
                </Cell>
              )}
            </For>
          </dl>
        </Block>
        <Block title={t("opinions")}>
          <dl class="ruled-facts">
            <Cell label={t("own")} wide>
              {form().own}
            </Cell>
            <Cell label={t("residents")} wide>
              {written().residents}
            </Cell>
          </dl>
        </Block>
        <Block title={t("assessment")}>
          <dl class="ruled-facts">
            <Cell label={t("remark")} wide>
              {written().remark}
            </Cell>
            <Cell label={t("grade")}>{written().grade}</Cell>
            <Cell label={t("signedBy")}>
              <Show when={form().signature}>
                {(signature) => t("signedOn", signature().name, formatDate(signature().signedOn))}
              </Show>
            </Cell>
          </dl>
        </Block>
        <Show when={SENT.has(form().state)}>
          <Block title={t("employerPart")}>
            <dl class="ruled-facts">
              <Cell label={t("received")}>
                <Show when={form().receipt}>
                  {(receipt) => t("signedOn", receipt().name, formatDate(onClock(receipt().at).day))}
                </Show>
              </Cell>
              <Cell label={t("uses")}>{listed(form().reply?.uses ?? [])}</Cell>
              <Show when={form().reply?.text}>
                {(text) => (
                  <Cell label={t("reply")} wide>
                    {text()}
                  </Cell>
                )}
              </Show>
            </dl>
          </Block>
        </Show>
      </div>
    </article>
  );
}

function Block(props: ParentProps<{ title: string }>): JSX.Element {
  return (
    <section class="ruled-block">
      <h3>{props.title}</h3>
      <div>{props.children}</div>
    </section>
  );
}

function Cell(props: ParentProps<{ label: string; wide?: boolean }>): JSX.Element {
  return (
    <div classList={{ "ruled-wide": props.wide }}>
      <dt>{props.label}</dt>
      <dd>{props.children || "\u00a0"}</dd>
    </div>
  );
}

function Service(props: { service: Form["facts"]["services"][number] }): JSX.Element {
  const service = () => props.service;
  const more = () =>
    [
      service().content,
      service().beneficiaries && t("forWhom", service().beneficiaries),
      service().quality && t("quality", service().quality),
      t("recorder", service().recorder),
    ].filter(Boolean);
  return (
    <li>
      <span class="ruled-on">{formatDate(service().on)}</span>
      <span class="ruled-what">
        {service().title}
        {service().backfilled ? `（${t("backfilled")}）` : ""}
        <span class="ruled-more">{more().join("；")}</span>
      </span>
      <span class="ruled-hours">{t("hours", formatHours(service().hours))}</span>
    </li>
  );
}
