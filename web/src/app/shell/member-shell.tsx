import { A } from "@solidjs/router";
import CalendarDays from "lucide-solid/icons/calendar-days";
import Clock from "lucide-solid/icons/clock";
import House from "lucide-solid/icons/house";
import User from "lucide-solid/icons/user";
import { For, type JSX, type ParentProps } from "solid-js";
import { Dynamic } from "solid-js/web";
import { t } from "../words";
import { SignedIn } from "./signed-in";

const tabs = [
  { href: "/my", word: "myHome", icon: House, end: true },
  { href: "/my/posts", word: "myPosts", icon: CalendarDays, end: false },
  { href: "/my/record", word: "myRecord", icon: Clock, end: false },
  { href: "/my/me", word: "me", icon: User, end: false },
] as const;

/** Members: one column, the tab bar at the thumb; on a desk the tabs are on top. */
export function MemberShell(props: ParentProps): JSX.Element {
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
                  <A href={tab.href} end={tab.end}>
                    <Dynamic component={tab.icon} aria-hidden="true" />
                    {t(tab.word)}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </div>
    </SignedIn>
  );
}
