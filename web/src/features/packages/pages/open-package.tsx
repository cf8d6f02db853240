import { useNavigate, useParams } from "@solidjs/router";
import type { JSX } from "solid-js";
import { type Me, sessionActs } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Card } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { t } from "../words";

const digits = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

/** The page behind an employer's link: one code, and the forms are there. Opening it uses nothing up. */
export function OpenPackagePage(): JSX.Element {
  const params = useParams<{ link: string }>();
  const navigate = useNavigate();
  const form = createForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: /^\d{6}$/.test(digits(code)) ? undefined : t("codeWrong") }),
    send: ({ code }) => json(api.packages.open.$post({ json: { link: params.link, code: digits(code) } })),
    done: ({ me }) => {
      sessionActs.began(me as Me);
      navigate("/package", { replace: true });
    },
  });
  const type = (value: string) => {
    form.set("code", value);
    if (/^\d{6}$/.test(digits(value))) void form.submit();
  };
  // An address that was cut short while copying is as good as an ended one.
  const gone = () => form.problem()?.status === 404 || form.problem()?.fields.some((field) => field.path === "link");
  const usedUp = () => form.problem()?.code === "code.used_up";
  return (
    <div class="plain-narrow stack gap-5">
      <div>
        <h1>{t("openTitle")}</h1>
        <p class="muted">{t("openNote")}</p>
      </div>
      {gone() || usedUp() ? (
        <Notice tone="warn" title={t(usedUp() ? "usedUp" : "linkGone")}>
          {t("linkGoneNote")}
        </Notice>
      ) : (
        <>
          <Card>
            <Form of={form} label={t("openTitle")}>
              <TextField
                label={t("code")}
                hint={t("codeHint")}
                inputMode="numeric"
                autocomplete="one-time-code"
                maxLength={8}
                code
                {...form.field("code")}
                onChange={type}
                input={{ ref: (input) => setTimeout(() => input.focus()) }}
              />
              <Submit of={form} wide large>
                {t("openIt")}
              </Submit>
            </Form>
          </Card>
          <p class="small muted">{t("openHelp")}</p>
        </>
      )}
    </div>
  );
}
