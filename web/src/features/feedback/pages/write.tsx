import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createMemo, type JSX, onCleanup, onMount, Show } from "solid-js";
import { buttonClass } from "../../../ui/button";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { createFeedbackForm, createForms, createPeriods, type FormId, STAGES, stageOf } from "../model";
import { StageDot } from "../parts/stage-dot";
import { Writing } from "../parts/writing";
import { t } from "../words";
import { t as w } from "../writing-words";

/** One form of the queue; the queue is the stage one came from, and stays as it was when one began. */
export function WritePage(): JSX.Element {
  const params = useParams<{ periodId: string; personId: string }>();
  const [query] = useSearchParams<{ stage?: string }>();
  const navigate = useNavigate();
  const id = (): FormId => ({ periodId: params.periodId, personId: params.personId }) as FormId;
  const form = createFeedbackForm(id);
  const periods = createPeriods();
  const period = () => periods.data?.find((each) => each.id === params.periodId);
  // Kept while the next form is on its way, so that the queue does not fall apart in between.
  const unit = createMemo<string | undefined>((before) => form.data?.unitId ?? before);
  const all = createForms(() => id().periodId, unit);
  const stage = () => STAGES.find((each) => each === query.stage);
  /** A form that has been written leaves its stage, and still keeps its turn until one leaves the page. */
  const queue = createMemo<string[]>((before) => {
    const list = all.data ?? [];
    const wanted = list.filter((each) => !stage() || stageOf(each) === stage() || before.includes(each.personId));
    return wanted.map((each) => each.personId as string);
  }, []);
  const place = () => queue().indexOf(params.personId);
  const at = (step: number) => queue()[place() + step];
  const address = (personId: string) => `/feedback/${params.periodId}/${personId}${stage() ? `?stage=${stage()}` : ""}`;
  const turn = (step: number) => {
    const there = at(step);
    if (there && place() >= 0) navigate(address(there));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
    if (!step || document.querySelector(".dialog")) return;
    event.preventDefault();
    turn(step);
  };
  onMount(() => document.addEventListener("keydown", onKey));
  onCleanup(() => document.removeEventListener("keydown", onKey));
  const Turn = (props: { step: 1 | -1; label: string; children: JSX.Element }) => (
    <Show
      when={place() >= 0 && at(props.step)}
      fallback={
        <span class={buttonClass({})} aria-disabled="true">
          {props.children}
        </span>
      }
    >
      {(there) => (
        <A class={buttonClass({})} href={address(there())}>
          {props.children}
        </A>
      )}
    </Show>
  );
  return (
    <Remote of={form}>
      {(found) => (
        <Stack gap={5}>
          <PageHeader
            title={found().name}
            back={{ href: `/feedback${stage() ? `?stage=${stage()}` : ""}`, label: t("backToForms") }}
            note={
              <span class="row gap-3">
                <StageDot form={found()} />
                <span>{found().employerName ?? t("noEmployer")}</span>
                <Show when={place() >= 0}>
                  <span>{w("position", place() + 1, queue().length)}</span>
                </Show>
              </span>
            }
            actions={
              <>
                <Turn step={-1} label={w("previous")}>
                  <ChevronLeft aria-hidden="true" />
                  {w("previous")}
                </Turn>
                <Turn step={1} label={w("next")}>
                  {w("next")}
                  <ChevronRight aria-hidden="true" />
                </Turn>
              </>
            }
          />
          <Show when={`${found().periodId}${found().personId}`} keyed>
            <Writing form={found()} id={id()} period={period()} onNext={at(1) ? () => turn(1) : undefined} />
          </Show>
          <p class="keys">{w("keys")}</p>
        </Stack>
      )}
    </Remote>
  );
}
