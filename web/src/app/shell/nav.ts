import Building from "lucide-solid/icons/building";
import CalendarPlus from "lucide-solid/icons/calendar-plus";
import ChartColumn from "lucide-solid/icons/chart-column";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import FileText from "lucide-solid/icons/file-text";
import Inbox from "lucide-solid/icons/inbox";
import KeyRound from "lucide-solid/icons/key-round";
import LayoutDashboard from "lucide-solid/icons/layout-dashboard";
import ListChecks from "lucide-solid/icons/list-checks";
import MapIcon from "lucide-solid/icons/map";
import MessageSquare from "lucide-solid/icons/message-square";
import Network from "lucide-solid/icons/network";
import ScrollText from "lucide-solid/icons/scroll-text";
import Send from "lucide-solid/icons/send";
import Settings from "lucide-solid/icons/settings";
import ShieldCheck from "lucide-solid/icons/shield-check";
import Upload from "lucide-solid/icons/upload";
import UserCheck from "lucide-solid/icons/user-check";
import UserLock from "lucide-solid/icons/user-lock";
import Users from "lucide-solid/icons/users";
import type { Component } from "solid-js";
import type { Role } from "../session";
import type { t } from "./nav-words";

type Word = keyof (typeof t)["zh"] & string;

export interface NavItem {
  href: string;
  word: Word;
  icon: Component<{ "aria-hidden"?: "true" }>;
  roles: readonly Role[];
}

const community = ["community_secretary", "community_worker"] as const;
const staff = ["district_admin", "street_admin", ...community] as const;
const leads = ["compound_lead", "team_leader"] as const;

/** The console's navigation in groups. An item appears for its roles; its page stands in `app/routes.tsx`. */
export const consoleNav: readonly (readonly NavItem[])[] = [
  [
    { href: "/today", word: "today", icon: Inbox, roles: community },
    { href: "/overview", word: "overview", icon: LayoutDashboard, roles: ["district_admin", "street_admin"] },
    { href: "/platform", word: "districts", icon: MapIcon, roles: ["platform_operator"] },
    { href: "/registrations", word: "registrations", icon: UserCheck, roles: community },
    { href: "/members", word: "members", icon: Users, roles: [...staff, "compound_lead"] },
    { href: "/posts", word: "posts", icon: CalendarPlus, roles: [...staff, ...leads, "post_organiser"] },
    { href: "/services", word: "attendance", icon: ClipboardCheck, roles: staff },
  ],
  [
    { href: "/feedback", word: "feedback", icon: FileText, roles: community },
    { href: "/periods", word: "feedback", icon: FileText, roles: ["district_admin", "street_admin"] },
    { href: "/evaluation", word: "evaluation", icon: ChartColumn, roles: staff },
    { href: "/suggestions", word: "suggestions", icon: MessageSquare, roles: [...staff, "audit_admin"] },
  ],
  [
    { href: "/imports", word: "imports", icon: Upload, roles: staff },
    { href: "/units", word: "units", icon: Network, roles: ["district_admin"] },
    { href: "/employers", word: "employers", icon: Building, roles: ["district_admin"] },
    { href: "/people", word: "people", icon: ShieldCheck, roles: ["district_admin", "security_admin", ...community] },
    { href: "/privacy", word: "privacy", icon: UserLock, roles: ["district_admin", ...community] },
    { href: "/rights", word: "rights", icon: ListChecks, roles: ["district_admin", "security_admin", "audit_admin"] },
    { href: "/audit", word: "audit", icon: ScrollText, roles: ["audit_admin"] },
    { href: "/deliveries", word: "deliveries", icon: Send, roles: ["district_admin", "security_admin"] },
    { href: "/provider", word: "provider", icon: KeyRound, roles: ["district_admin", "security_admin"] },
    { href: "/settings", word: "settings", icon: Settings, roles: ["district_admin"] },
  ],
];
