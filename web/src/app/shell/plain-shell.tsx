import Settings2 from "lucide-solid/icons/settings-2";
import { createSignal, type JSX, type ParentProps, Show } from "solid-js";
import { IconButton } from "../../ui/button";
import { late } from "../../ui/late";
import { homeOf, useMe } from "../session";
import { t } from "../words";
import { Brand } from "./brand";
import { SignedIn } from "./signed-in";

// The first screen is fetched by everyone; what stands behind a press is not part of it.
const AccountSheet = late(() => import("./account").then((m) => m.AccountSheet));
const DisplaySheet = late(() => import("./display-sheet").then((m) => m.DisplaySheet));

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
      <Show when={open()}>
        <DisplaySheet onClose={() => setOpen(false)} />
      </Show>
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
      <Show when={open()}>
        <AccountSheet open onClose={() => setOpen(false)} />
      </Show>
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
