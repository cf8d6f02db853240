import { For, type JSX, type ParentProps, Show } from "solid-js";
import { formatHours } from "../../../lib/format";
import type { Form } from "../model";
import { t } from "../paper-words";

const dotted = (day: string | undefined): string => (day ?? "").replaceAll("-", ".");

function share(part: { times?: number | undefined; hours?: number | undefined }): string {
  const words = [part.times ? t("timesOf", part.times) : "", part.hours ? t("hoursOf", formatHours(part.hours)) : ""];
  return words.filter(Boolean).join("、");
}

function Pair(props: { label: string; value: JSX.Element; span?: number }): JSX.Element {
  return (
    <>
      <th scope="row">{props.label}</th>
      <td colSpan={props.span}>{props.value}</td>
    </>
  );
}

function Block(props: ParentProps<{ name: string; rows: number }>): JSX.Element {
  return (
    <th class="paper-block" scope="rowgroup" rowSpan={props.rows}>
      {props.name}
    </th>
  );
}

/** The form as it will look on paper; what is being written appears in its place at once. */
export function Paper(props: { form: Form; remark: string; grade: string; residents: string }): JSX.Element {
  const facts = () => props.form.facts;
  const workplace = () => [props.form.employerName, facts().position].filter(Boolean).join(" ");
  const done = () => (share(props.form.missing) ? t("missing", share(props.form.missing)) : t("met"));
  const leave = () => facts().exemptions.map((e) => `${e.reason}（${dotted(e.from)}–${dotted(e.to)}）`);
  return (
    <article class="paper">
      <h2>{t("p_title")}</h2>
      <p class="paper-under">
        <span>{props.form.periodTitle}</span>
        <span>
          {t("p_serial")} {props.form.serial}
        </span>
      </p>
      <section class="paper-scroll" aria-label={t("p_title")} tabindex={0}>
        <table>
          <tbody>
            <tr>
              <Block name={t("p_basics")} rows={5} />
              <Pair label={t("p_name")} value={props.form.name} />
              <Pair label={t("p_gender")} value={facts().sex && t(facts().sex as "male")} />
              <Pair label={t("p_birth")} value={dotted(facts().bornIn)} />
            </tr>
            <tr>
              <Pair label={t("p_workplace")} value={workplace()} span={3} />
              <Pair label={t("p_branch")} value={facts().branch} />
            </tr>
            <tr>
              <Pair label={t("p_residence")} value={facts().residence} span={3} />
              <Pair label={t("p_registered")} value={dotted(facts().registeredOn)} />
            </tr>
            <tr>
              <Pair label={t("p_skills")} value={facts().skills.join("、")} span={3} />
              <Pair label={t("p_phone")} value={facts().phone} />
            </tr>
            <tr>
              <Pair label={t("p_posts")} value={facts().posts.join("、")} span={5} />
            </tr>
          </tbody>
        </table>
        <Services form={props.form} />
        <table>
          <tbody>
            <tr>
              <Block name={t("p_duty")} rows={2} />
              <Pair label={t("p_required")} value={share(props.form.requirement) || t("noRequirement")} />
              <Pair label={t("p_completed")} value={share(props.form.requirement) ? done() : ""} />
            </tr>
            <tr>
              <Pair label={t("p_leave")} value={leave().join("；")} span={3} />
            </tr>
          </tbody>
          <tbody>
            <tr>
              <Block name={t("p_opinions")} rows={2} />
              <Pair label={t("p_own")} value={props.form.own} span={3} />
            </tr>
            <tr>
              <Pair label={t("p_residents")} value={props.residents} span={3} />
            </tr>
          </tbody>
          <tbody>
            <tr>
              <Block name={t("p_assessment")} rows={2} />
              <Pair label={t("p_conduct")} value={<span class="paper-remark">{props.remark}</span>} span={3} />
            </tr>
            <tr>
              <Pair label={t("p_grade")} value={props.grade} />
              <Pair
                label={t("p_signed")}
                value={[props.form.signature?.name, dotted(props.form.signature?.signedOn)].filter(Boolean).join(" ")}
              />
            </tr>
          </tbody>
        </table>
      </section>
    </article>
  );
}

function Services(props: { form: Form }): JSX.Element {
  const services = () => props.form.facts.services;
  return (
    <table class="paper-services">
      <tbody>
        <tr>
          <Block name={t("p_activities")} rows={Math.max(1, services().length) + 2} />
          <For
            each={["p_index", "p_servedOn", "p_activity", "p_content", "p_hours", "p_rating", "p_recorder"] as const}
          >
            {(word) => <th scope="col">{t(word)}</th>}
          </For>
        </tr>
        <For each={services()}>
          {(service, index) => (
            <tr>
              <td>{index() + 1}</td>
              <td>{dotted(service.on)}</td>
              <td>
                {service.title}
                {service.backfilled && t("p_backfilled")}
              </td>
              <td>{service.content}</td>
              <td>{formatHours(service.hours)}</td>
              <td>{service.quality}</td>
              <td>{service.recorder}</td>
            </tr>
          )}
        </For>
        <Show when={services().length === 0}>
          <tr>
            <td colSpan={7}>{t("p_blank")}</td>
          </tr>
        </Show>
        <tr>
          <th scope="row" colSpan={3}>
            {t("p_total")}
          </th>
          <td colSpan={4}>{t("p_totalOf", props.form.times, formatHours(props.form.hours))}</td>
        </tr>
      </tbody>
    </table>
  );
}
