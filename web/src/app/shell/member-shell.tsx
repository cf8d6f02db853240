import { useLocation } from "@solidjs/router";
import CalendarDays from "lucide-solid/icons/calendar-days";
import Clock from "lucide-solid/icons/clock";
import House from "lucide-solid/icons/house";
import User from "lucide-solid/icons/user";
import { For, type JSX, onCleanup, onMount, type ParentProps } from "solid-js";
import { Dynamic } from "solid-js/web";
import { t } from "../words";
import { SignedIn } from "./signed-in";

const tabs = [
  { href: "/my", word: "myHome", icon: House, owns: ["/my/registration"] },
  { href: "/my/posts", word: "myPosts", icon: CalendarDays, owns: ["/my/posts", "/my/claims"] },
  { href: "/my/record", word: "myRecord", icon: Clock, owns: ["/my/record", "/my/report"] },
  { href: "/my/me", word: "me", icon: User, owns: ["/my/me", "/my/forms", "/my/notices", "/my/proposals"] },
] as const;

/** Members: one column, the tab bar at the thumb; on a desk the tabs are on top. */
export function MemberShell(props: ParentProps): JSX.Element {
  const here = useLocation();
  // A page below a tab's own belongs to that tab: `page` where one is, `true` where one is within.
  const current = (tab: (typeof tabs)[number]) =>
    here.pathname === tab.href ? "page" : tab.owns.some((path) => here.pathname.startsWith(path)) ? "true" : undefined;
  // Toasts live beside the app and keep clear of the tab bar.
  onMount(() => document.body.classList.add("has-tabbar"));
  onCleanup(() => document.body.classList.remove("has-tabbar"));
  return (
    <SignedIn roles={["member"]}>
      <div class="member">
        <a class="skip-link" href="#main">
          {t("skip")}
        </a>
        <main id="main" class="member-main" tabindex={-1}>
          {props.children}
        </main>
        <nav class="tabbar" aria-label={t("nav")}>
          <ul>
            <For each={tabs}>
              {(tab) => (
                <li>
                  <a href={tab.href} aria-current={current(tab)}>
                    <Dynamic component={tab.icon} aria-hidden="true" />
                    {t(tab.word)}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </div>
    </SignedIn>
  );
}
