import { A, useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { draftKeys } from "../../lib/draft";
import { formatDate } from "../../lib/format";
import { createAction } from "../../lib/remote";
import { chooseLanguage, chooseLarge, language, large } from "../../lib/settings";
import { Button } from "../../ui/button";
import { RadioCards, Segments, Switch } from "../../ui/choices";
import { Sheet } from "../../ui/dialog";
import { late } from "../../ui/late";
import { Row, Stack } from "../../ui/layout";
import { Notice } from "../../ui/status";
import { toastProblem } from "../../ui/toast";
import { grantName, placeName } from "../grant-name";
import { t as roleName } from "../role-words";
import { type Grant, homeOf, type Me, sameGrant, sessionActs, useMe } from "../session";
import { t } from "../words";

const OwnSessions = late(() => import("../../features/sessions/parts/own-sessions").then((m) => m.OwnSessions));

const Protection = late(() => import("../../features/factors/parts/protection").then((m) => m.Protection));

/** Who works in the district rather than serving in it, or may hold such a role besides. */
const isStaff = (me: Me): boolean =>
  me.secondFactor || me.grants.some(({ role }) => role !== "member" && role !== "employer_liaison");

const Memberships = late(() => import("../../features/sessions/parts/memberships").then((m) => m.Memberships));

/** Language and large type: in every shell, signed in or not. */
export function DisplaySettings(): JSX.Element {
  return (
    <Stack gap={3}>
      <Row justify="between">
        <span>{t("language")}</span>
        <Segments
          label={t("language")}
          options={[
            { value: "zh", label: "中文", lang: "zh-CN" },
            { value: "en", label: "English", lang: "en" },
          ]}
          value={language()}
          onChange={chooseLanguage}
        />
      </Row>
      <Switch label={t("large")} note={t("largeNote")} on={large()} onChange={chooseLarge} />
    </Stack>
  );
}

/** Other roles, display, and what signing out would drop: the inside of the sheet, and part of the member's page. */
export function AccountBody(props: { onChanged?: () => void }): JSX.Element {
  const me = useMe();
  const navigate = useNavigate();
  const drafts = draftKeys().length;
  const change = createAction<Grant, Me>({
    run: (grant) => sessionActs.actAs(grant),
    done: (next) => {
      props.onChanged?.();
      const home = homeOf[next.acting.role];
      // The same page for another place is read anew.
      if (location.pathname === home) location.reload();
      else navigate(home);
    },
    failed: toastProblem,
  });
  const acting = () => me().grants.findIndex((grant) => sameGrant(grant, me().acting));
  const pick = (index: string) => {
    const grant = me().grants[Number(index)];
    if (grant && !sameGrant(grant, me().acting)) change.run(grant);
  };
  return (
    <Stack gap={6}>
      <Show when={me().grants.length > 1} fallback={<p class="muted">{grantName(me().acting)}</p>}>
        <RadioCards
          label={t("roles")}
          options={me().grants.map((grant, index) => ({
            value: String(index),
            label: roleName(grant.role),
            note: [placeName(grant), grant.until && t("until", formatDate(grant.until))].filter(Boolean).join(" · "),
          }))}
          value={String(acting())}
          onChange={pick}
        />
      </Show>
      <DisplaySettings />
      <Show when={drafts > 0}>
        <Notice>{t("signOutDrafts", drafts)}</Notice>
      </Show>
    </Stack>
  );
}

/** Ends the session on this device and drops the person's drafts. */
export function SignOutButton(): JSX.Element {
  const navigate = useNavigate();
  const leave = createAction<void, void>({
    run: () => sessionActs.signOut(),
    done: () => navigate("/sign-in", { replace: true }),
    failed: toastProblem,
  });
  return (
    <Button wide busy={leave.busy} onClick={() => leave.run()}>
      {t("signOut")}
    </Button>
  );
}

/** Where each role writes a suggestion or complaint; a member's page has its own line, the operator stands outside. */
const suggestAt: Partial<Record<Grant["role"], string>> = {
  ...Object.fromEntries(
    (Object.keys(homeOf) as Grant["role"][])
      .filter((role) => role !== "member" && role !== "platform_operator")
      .map((role) => [role, "/suggestions/mine"]),
  ),
  employer_liaison: "/package/suggestions",
};

/** Who is signed in, other roles, display, sign out. */
export function AccountSheet(props: { open: boolean; onClose: () => void }): JSX.Element {
  const me = useMe();
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={me().person.name}
      over={me().district.name}
      foot={<SignOutButton />}
    >
      <Stack gap={6}>
        <AccountBody onChanged={props.onClose} />
        <Memberships />
        <Show when={suggestAt[me().acting.role]}>
          {(href) => (
            <A href={href()} onClick={() => props.onClose()}>
              {t("suggest")}
            </A>
          )}
        </Show>
        <Show when={isStaff(me())}>
          <Protection />
        </Show>
        <OwnSessions />
      </Stack>
    </Sheet>
  );
}
