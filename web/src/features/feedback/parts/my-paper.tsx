import { createUniqueId, For, type JSX, type ParentProps, Show } from "solid-js";
import { formatDate, formatHours, onClock } from "../../../lib/format";
import { listed } from "../../../lib/words";
import { Line, Lines } from "../../members/parts/my-lines";
import type { Form } from "../my-model";
import { t } from "../my-words";

function Block(props: ParentProps<{ title: string }>): JSX.Element {
  const id = createUniqueId();
  return (
    <section class="sheet-block" aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      {props.children}
    </section>
  );
}

const part = (share: { times?: number | undefined; hours?: number | undefined }): string =>
  listed([
    ...(share.times ? [t("timesOf", share.times)] : []),
    ...(share.hours ? [t("hours", formatHours(share.hours))] : []),
  ]);

/** The form with the blocks and the order of the paper, set for a phone. */
export function FormPaper(props: { form: Form }): JSX.Element {
  const form = () => props.form;
  const facts = () => props.form.facts;
  const or = (text: string | undefined) => text || t("nothing");
  return (
    <article class="card sheet-paper">
      <header>
        <h2>{t("paper")}</h2>
        <p class="small muted">
          {form().periodTitle} · {t("serial", form().serial)}
        </p>
      </header>
      <Block title={t("basics")}>
        <Lines>
          <Line label={t("name")}>{form().name}</Line>
          <Line label={t("sex")}>{or(facts().sex && t(facts().sex as "male"))}</Line>
          <Line label={t("born")}>{or(facts().bornIn)}</Line>
          <Line label={t("employer")}>{or([form().employerName, facts().position].filter(Boolean).join(" "))}</Line>
          <Line label={t("branch")}>{or(facts().branch)}</Line>
          <Line label={t("residence")}>{facts().residence}</Line>
          <Line label={t("registeredOn")}>
            {or(facts().registeredOn && formatDate(facts().registeredOn as string))}
          </Line>
          <Line label={t("phone")}>{facts().phone}</Line>
          <Line label={t("skills")}>{or(listed(facts().skills))}</Line>
          <Line label={t("posts")}>{or(listed(facts().posts))}</Line>
        </Lines>
      </Block>
      <Block title={t("activities")}>
        <Show when={facts().services.length > 0} fallback={<p class="muted">{t("noActivities")}</p>}>
          <ol class="sheet-services">
            <For each={facts().services}>{(service) => <ServiceRow service={service} />}</For>
          </ol>
        </Show>
        <p class="strong sheet-total">{t("total", form().times, formatHours(form().hours))}</p>
      </Block>
      <Block title={t("duty")}>
        <Lines>
          <Line label={t("required")}>{part(form().requirement) || t("noRequirement")}</Line>
          <Line label={t("done")}>{part(form().missing) ? t("stillOpen", part(form().missing)) : t("doneAll")}</Line>
          <For each={facts().exemptions}>
            {(out) => (
              <Line label={t("exemption")}>{t("exempted", out.reason, formatDate(out.from), formatDate(out.to))}</Line>
            )}
          </For>
        </Lines>
      </Block>
      <Block title={t("opinions")}>
        <Lines>
          <Line label={t("own")}>{or(form().own)}</Line>
          <Line label={t("residents")}>{or(form().residents)}</Line>
        </Lines>
      </Block>
      <Block title={t("assessment")}>
        <Lines>
          <Line label={t("remark")}>{or(form().remark)}</Line>
          <Show when={form().grade}>{(grade) => <Line label={t("grade")}>{grade()}</Line>}</Show>
          <Line label={t("signedBy")}>
            <Show when={form().signature} fallback={<span class="muted">{t("notYet")}</span>}>
              {(sign) => t("signedOn", sign().name, formatDate(sign().signedOn))}
            </Show>
          </Line>
        </Lines>
      </Block>
      <Show when={form().receipt}>
        {(receipt) => (
          <Block title={t("employerPart")}>
            <Lines>
              <Line label={t("received")}>{formatDate(onClock(receipt().at).day)}</Line>
              <Show when={form().reply}>
                {(reply) => (
                  <>
                    <Line label={t("uses")}>{listed(reply().uses)}</Line>
                    <Show when={reply().text}>{(text) => <Line label={t("reply")}>{text()}</Line>}</Show>
                  </>
                )}
              </Show>
            </Lines>
          </Block>
        )}
      </Show>
    </article>
  );
}

function ServiceRow(props: { service: Form["facts"]["services"][number] }): JSX.Element {
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
      <p class="sheet-service">
        <span>
          <span class="muted small">{formatDate(service().on)}</span>
          <br />
          <span class="strong">{service().title}</span>
          <Show when={service().backfilled}>
            <span class="small muted">（{t("backfilled")}）</span>
          </Show>
        </span>
        <span class="nowrap">{t("hours", formatHours(service().hours))}</span>
      </p>
      <p class="small muted">{more().join(" · ")}</p>
    </li>
  );
}
