import "../../styles/staff.css";
import "../../styles/office.css";
import { A, useCurrentMatches, useLocation } from "@solidjs/router";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import Menu from "lucide-solid/icons/menu";
import { createEffect, createSignal, For, type JSX, on, type ParentProps, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { IconButton } from "../../ui/button";
import { Sheet } from "../../ui/dialog";
import { grantName } from "../grant-name";
import { OtherRole } from "../other-role";
import { fitsPage } from "../page-needs";
import { homeOf, type Role, useMe } from "../session";
import { t as frame } from "../words";
import { AccountSheet } from "./account";
import { Brand } from "./brand";
import { consoleNav } from "./nav";
import { t } from "./nav-words";
import { SignedIn } from "./signed-in";

function NavList(): JSX.Element {
  const me = useMe();
  const groups = () =>
    consoleNav
      .map((group) => group.filter((item) => item.roles.includes(me().acting.role)))
      .filter((group) => group.length > 0);
  return (
    <nav aria-label={frame("nav")}>
      <For each={groups()}>
        {(group) => (
          <ul class="console-nav">
            <For each={group}>
              {(item) => (
                <li>
                  <A class="nav-item" href={item.href}>
                    <Dynamic component={item.icon} aria-hidden="true" />
                    {t(item.word)}
                  </A>
                </li>
              )}
            </For>
          </ul>
        )}
      </For>
    </nav>
  );
}

function AccountButton(props: { onPress: () => void }): JSX.Element {
  const me = useMe();
  return (
    <button type="button" class="account" aria-haspopup="dialog" onClick={() => props.onPress()}>
      <span>
        <span class="account-name">{me().person.name}</span>
        <span class="account-role">{grantName(me().acting)}</span>
      </span>
      <ChevronsUpDown aria-hidden="true" />
    </button>
  );
}

function Frame(props: ParentProps): JSX.Element {
  const me = useMe();
  const here = useLocation();
  const [menu, setMenu] = createSignal(false);
  const [account, setAccount] = createSignal(false);
  createEffect(
    on(
      () => here.pathname,
      () => setMenu(false),
      { defer: true },
    ),
  );
  const openAccount = () => {
    setMenu(false);
    setAccount(true);
  };
  const home = () => homeOf[me().acting.role];
  const matches = useCurrentMatches();
  const fits = (role: Role) => fitsPage(matches().at(-1)?.route.pattern, role);
  return (
    <div class="console">
      <a class="skip-link" href="#main">
        {frame("skip")}
      </a>
      <header class="console-top">
        <Brand place={me().district.name} href={home()} />
        <IconButton label={t("menu")} aria-haspopup="dialog" onClick={() => setMenu(true)}>
          <Menu aria-hidden="true" />
        </IconButton>
      </header>
      <header class="console-side">
        <Brand place={me().district.name} href={home()} />
        <NavList />
        <div class="console-side-foot">
          <AccountButton onPress={openAccount} />
        </div>
      </header>
      <main id="main" class="console-main" tabindex={-1}>
        <Show when={fits(me().acting.role)} fallback={<OtherRole me={me()} fits={fits} />}>
          {props.children}
        </Show>
      </main>
      <Sheet
        open={menu()}
        onClose={() => setMenu(false)}
        title={t("menu")}
        foot={<AccountButton onPress={openAccount} />}
      >
        <NavList />
      </Sheet>
      <AccountSheet open={account()} onClose={() => setAccount(false)} />
    </div>
  );
}

/** Staff: side bar on a desk, menu sheet on a phone. */
export function ConsoleShell(props: ParentProps): JSX.Element {
  return (
    <SignedIn
      roles={(Object.keys(homeOf) as Role[]).filter((role) => role !== "member" && role !== "employer_liaison")}
    >
      <Frame>{props.children}</Frame>
    </SignedIn>
  );
}
