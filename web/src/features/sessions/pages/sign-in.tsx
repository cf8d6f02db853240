import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { homeOf, type Me, sessionActs } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { clockNow } from "../../../lib/clock";
import { createForm } from "../../../lib/form";
import { Problem, sentence } from "../../../lib/problem";
import { createRemote } from "../../../lib/remote";
import { remember, remembered } from "../../../lib/settings";
import { Button } from "../../../ui/button";
import { Form, Submit } from "../../../ui/form";
import { Select, TextField } from "../../../ui/inputs";
import { late } from "../../../ui/late";
import { Card, Row } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Empty, Notice } from "../../../ui/status";
import { t } from "../words";

const SignInWay = late(() => import("../../providers/parts/sign-in-way").then((m) => m.SignInWay));
const PasswordStep = late(() => import("../../factors/parts/password-step").then((m) => m.PasswordStep));

interface Sent {
  district: string;
  phone: string;
  resendAt: string;
}

const PLATFORM = "_platform";

const digits = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s-]/g, "")
    .replace(/^\+?86(?=1\d{10}$)/, "");

/** Only addresses of this console are followed after signing in. */
export function safeNext(next: unknown): string | undefined {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : undefined;
}

/** Sign in with a registered number and a one-time code. */
export function SignInPage(): JSX.Element {
  const [sent, setSent] = createSignal<Sent>();
  const [query] = useSearchParams();
  const health = createRemote(() => ({ key: ["health"], load: () => json(api.health.$get()), fresh: 600_000 }));
  return (
    <div class="plain-narrow stack gap-5">
      <div>
        <h1>{t("title")}</h1>
        <p class="muted">{t("intro")}</p>
      </div>
      <Show when={typeof query.refused === "string" && query.refused}>
        {(code) => <Notice tone="warn">{sentence(new Problem(code(), code() === "fault" ? 500 : 409))}</Notice>}
      </Show>
      <Card>
        <Show when={sent()} fallback={<PhoneStep onSent={setSent} />}>
          {(to) => <CodeStep sent={to()} onSent={setSent} onBack={() => setSent()} />}
        </Show>
      </Card>
      <p class="small muted">{t("unknownPhone")}</p>
      <p class="small muted">{t("sharedDevice")}</p>
      <p class="small">
        <A href="/suggest">{t("suggest")}</A>
      </p>
      <Show when={!health.isPending && health.data?.outbox}>
        <p class="small">
          <a href="/outbox" target="_blank" rel="noopener">
            {t("outbox")}
          </a>
        </p>
      </Show>
    </div>
  );
}

async function requestCode(district: string, phone: string): Promise<Sent> {
  const { resendAt } = await json(api.sessions.codes.$post({ json: { district: district as never, phone } }));
  return { district, phone, resendAt };
}

// The operator's own place is no district and not among them.
const placesOf = (districts: readonly { id: string; name: string }[]) => [
  ...districts.map(({ id, name }) => ({ value: id, label: name })),
  { value: PLATFORM, label: t("platform") },
];

/** Where a person goes who has just come in. */
function createEntry(): (me: Me) => void {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  return (me) => {
    sessionActs.began(me);
    navigate(safeNext(query.next) ?? homeOf[me.acting.role], { replace: true });
  };
}

function PhoneStep(props: { onSent: (sent: Sent) => void }): JSX.Element {
  const [byPassword, setByPassword] = createSignal(false);
  const entered = createEntry();
  const districts = createRemote(() => ({
    key: ["districts"],
    load: async () => (await json(api.districts.$get())).districts,
    fresh: 600_000,
  }));
  return (
    <Remote of={districts}>
      {(list) => (
        <>
          <Show when={list().length === 0}>
            <Empty title={t("noDistricts")} note={t("noDistrictsNote")} />
          </Show>
          <Show when={byPassword()} fallback={<PhoneForm districts={list()} onSent={props.onSent} />}>
            <PasswordStep places={placesOf(list())} digits={digits} done={entered} />
          </Show>
          <Show when={list().length > 0}>
            <Button look="link" onClick={() => setByPassword(!byPassword())}>
              {t(byPassword() ? "withCode" : "withPassword")}
            </Button>
          </Show>
        </>
      )}
    </Remote>
  );
}

function PhoneForm(props: {
  districts: readonly { id: string; name: string }[];
  onSent: (sent: Sent) => void;
}): JSX.Element {
  const places = () => placesOf(props.districts);
  const [query] = useSearchParams();
  const known =
    places().find(({ value }) => value === remembered("district"))?.value ??
    (props.districts.length < 2 ? places()[0]?.value : undefined);
  const form = createForm({
    initial: { district: known ?? "", phone: "" },
    check: (values) => ({ phone: /^1[3-9]\d{9}$/.test(digits(values.phone)) ? undefined : t("phoneWrong") }),
    send: (values) => requestCode(values.district, digits(values.phone)),
    done: (sent) => {
      remember("district", sent.district);
      props.onSent(sent);
    },
  });
  return (
    <Form of={form} label={t("title")}>
      <Select
        label={t("district")}
        options={places()}
        empty={form.values.district ? false : undefined}
        {...form.field("district")}
      />
      <TextField
        label={t("phone")}
        hint={t("phoneHint")}
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        {...form.field("phone")}
      />
      <Submit of={form} wide large>
        {t("getCode")}
      </Submit>
      <Show when={form.values.district !== PLATFORM && form.values.district}>
        {(district) => (
          <SignInWay
            district={district()}
            next={safeNext(query.next)}
            leaving={() => remember("district", district())}
          />
        )}
      </Show>
    </Form>
  );
}

function CodeStep(props: { sent: Sent; onSent: (sent: Sent) => void; onBack: () => void }): JSX.Element {
  const entered = createEntry();
  const form = createForm({
    initial: { code: "" },
    check: (values) => ({ code: /^\d{6}$/.test(digits(values.code)) ? undefined : t("codeWrong") }),
    send: ({ code }) =>
      json(
        api.sessions.$post({
          json: { district: props.sent.district as never, phone: props.sent.phone, code: digits(code) },
        }),
      ),
    done: ({ me }) => entered(me as Me),
  });
  const type = (value: string) => {
    form.set("code", value);
    if (/^\d{6}$/.test(digits(value))) void form.submit();
  };
  return (
    <Form of={form} label={t("title")}>
      <TextField
        label={t("code")}
        hint={t("codeHint", props.sent.phone.replace(/^(\d{3})\d{4}/, "$1 **** "))}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={8}
        code
        {...form.field("code")}
        onChange={type}
        input={{ ref: (input) => setTimeout(() => input.focus()) }}
      />
      <Submit of={form} wide large>
        {t("enter")}
      </Submit>
      <Row justify="between">
        <Button look="link" onClick={() => props.onBack()}>
          {t("otherPhone")}
        </Button>
        <Resend {...props} />
      </Row>
    </Form>
  );
}

function Resend(props: { sent: Sent; onSent: (sent: Sent) => void }): JSX.Element {
  const left = () => Math.max(0, Math.ceil((Date.parse(props.sent.resendAt) - clockNow()) / 1000));
  const [seconds, setSeconds] = createSignal(left());
  const timer = setInterval(() => setSeconds(left()), 1000);
  onCleanup(() => clearInterval(timer));
  const again = createForm({
    initial: {},
    send: () => requestCode(props.sent.district, props.sent.phone),
    done: props.onSent,
  });
  return (
    <Show when={seconds() === 0} fallback={<span class="small muted">{t("resendIn", seconds())}</span>}>
      <Button look="link" busy={again.busy()} onClick={() => again.submit()}>
        {t("resend")}
      </Button>
    </Show>
  );
}
