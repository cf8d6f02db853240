import { createSignal, onCleanup, onMount } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { newSubmission, type Submission } from "./api";
import { loadDraft, saveDraft } from "./draft";
import { asProblem, fieldSentence, loadRefusalWords, type Problem, sentence } from "./problem";

type Values = Record<string, unknown>;

export interface FormOptions<V extends Values, R> {
  /** The name under which a draft is kept on this device; without it nothing is kept. */
  draft?: string;
  initial: V;
  /** Fields that are never kept: codes, secrets, files. */
  forget?: readonly (keyof V & string)[];
  /** Sends the values; pass `submission.options` to the client call. */
  send: (values: V, submission: Submission) => Promise<R>;
  done?: (result: R, values: V) => void;
  /** Which field a path of the request stands in, where they differ: `plan.until` → `until`. */
  fieldOf?: (path: string) => string;
  /** Which field a refusal is about: its words then stand there, and not above the form. */
  refusedAt?: Readonly<Record<string, keyof V & string>>;
  /** What can be said before sending: field → sentence. */
  check?: (values: V) => Partial<Record<keyof V & string, string | undefined>>;
}

/** One form: values, problems by field, one submit at a time, a draft that survives reload and sign-in. */
export function createForm<V extends Values, R>(options: FormOptions<V, R>) {
  const kept = options.draft ? loadDraft<V>(options.draft) : undefined;
  const [values, setValues] = createStore<V>({ ...options.initial, ...kept?.values });
  const [errors, setErrors] = createStore<Record<string, string | undefined>>({});
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const [restored, setRestored] = createSignal(kept !== undefined);
  let submission: Submission | undefined;
  let active = kept?.field;
  let element: HTMLFormElement | undefined;
  let alive = true;
  onCleanup(() => {
    alive = false;
  });

  const keep = (resume = false) => {
    if (!options.draft) return;
    const typed = { ...unwrap(values) } as Partial<V>;
    for (const field of options.forget ?? []) delete typed[field];
    saveDraft<V>(options.draft, { values: typed, field: active, resume });
  };
  const control = (field: string) => element?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`) ?? undefined;
  const focusFirst = () => {
    const controls = element?.querySelectorAll<HTMLElement>('[aria-invalid="true"]');
    (controls?.[0] ?? element?.querySelector<HTMLElement>("[data-form-problem]"))?.focus();
  };
  const refuse = (found: Record<string, string | undefined>) => {
    setErrors(reconcile(found));
    queueMicrotask(focusFirst);
  };

  async function failed(error: unknown): Promise<void> {
    const seen = asProblem(error);
    if (!seen.undecided) submission = undefined;
    const field = options.refusedAt?.[seen.code];
    if (field) {
      await loadRefusalWords();
      return refuse({ [field]: sentence(seen) });
    }
    if (seen.status === 401) keep(true);
    const at = options.fieldOf ?? ((path: string) => path);
    const byField = Object.fromEntries(seen.fields.map((field) => [at(field.path), fieldSentence(field)]));
    setProblem(() => seen);
    refuse(byField);
  }

  async function submit(event?: Event): Promise<void> {
    event?.preventDefault();
    if (busy()) return;
    const found = Object.entries(options.check?.(values) ?? {}).filter(([, word]) => word);
    if (found.length > 0) return refuse(Object.fromEntries(found) as Record<string, string>);
    submission ??= newSubmission();
    setBusy(true);
    setProblem();
    setErrors(reconcile({}));
    try {
      const sent = { ...unwrap(values) };
      const result = await options.send(sent, submission);
      submission = undefined;
      if (options.draft) saveDraft(options.draft, undefined);
      setRestored(false);
      if (alive) options.done?.(result, sent);
    } catch (error) {
      await failed(error);
    } finally {
      setBusy(false);
    }
  }

  function set<K extends keyof V & string>(field: K, value: V[K]): void {
    setValues(field as never, value as never);
    if (errors[field]) setErrors(field, undefined);
    submission = undefined;
    active = field;
    keep();
  }

  function reset(next: V = options.initial): void {
    setValues(reconcile(next));
    setErrors(reconcile({}));
    setProblem();
    setRestored(false);
    if (options.draft) saveDraft(options.draft, undefined);
  }

  onMount(() => {
    if (kept?.resume && active) control(active)?.focus();
  });

  return {
    values,
    set,
    submit,
    reset,
    busy,
    problem,
    /** Whether a draft was found and put back. */
    restored,
    /** The sentence under one field; nested paths (`days.0.startAt`) too. */
    error: (field: string): string | undefined => errors[field],
    errors,
    /** Everything a text-like field of `ui/` needs: `<TextField label="…" {...form.field("phone")} />`. */
    field<K extends keyof V & string>(field: K) {
      return {
        name: field,
        get value() {
          return values[field];
        },
        onChange: (value: V[K]) => set(field, value),
        onFocus: () => {
          active = field;
        },
        get error() {
          return errors[field];
        },
      };
    },
    /** Given to `<Form of={form}>`. */
    attach(form: HTMLFormElement): void {
      element = form;
    },
  };
}

/** What `createForm` gives, for components that take a form. */
// biome-ignore lint/suspicious/noExplicitAny: a form view is the same for every form's values.
export type AnyForm = ReturnType<typeof createForm<any, any>>;
