import Settings2 from "lucide-solid/icons/settings-2";
import { createSignal, type JSX, type ParentProps } from "solid-js";
import { IconButton } from "../../ui/button";
import { Sheet } from "../../ui/dialog";
import { homeOf, useMe } from "../session";
import { t } from "../words";
import { AccountSheet, DisplaySettings } from "./account";
import { Brand } from "./brand";
import { SignedIn } from "./signed-in";

/** No navigation and no session: signing in, a resident's page, a package opened by link. */
export function PlainShell(props: ParentProps<{ place?: string }>): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <div class="plain">
      <header class="plain-top">
        <Brand place={props.place} href="/" />
        <IconButton label={`${t("language")} · ${t("large")}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Settings2 aria-hidden="true" />
        </IconButton>
      </header>
      <main id="main" class="plain-main" tabindex={-1}>
        {props.children}
      </main>
      <Sheet open={open()} onClose={() => setOpen(false)} title={`${t("language")} · ${t("large")}`}>
        <DisplaySettings />
      </Sheet>
    </div>
  );
}

function EmployerFrame(props: ParentProps): JSX.Element {
  const me = useMe();
  const [open, setOpen] = createSignal(false);
  return (
    <div class="plain">
      <header class="plain-top">
        <Brand place={me().acting.employerName ?? me().district.name} href={homeOf.employer_liaison} />
        <IconButton label={t("account")} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Settings2 aria-hidden="true" />
        </IconButton>
      </header>
      <main id="main" class="plain-main" tabindex={-1}>
        {props.children}
      </main>
      <AccountSheet open={open()} onClose={() => setOpen(false)} />
    </div>
  );
}

/** An employer's liaison: the same plain sheet, signed in. */
export function EmployerShell(props: ParentProps): JSX.Element {
  return (
    <SignedIn roles={["employer_liaison"]}>
      <EmployerFrame>{props.children}</EmployerFrame>
    </SignedIn>
  );
}
