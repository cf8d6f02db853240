import { createMemo, type JSX, Show } from "solid-js";
import { t as roleName } from "../../../app/role-words";
import { useMe } from "../../../app/session";
import { listed } from "../../../lib/words";
import { Button } from "../../../ui/button";
import { Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { createUnits } from "../../units/model";
import { daysLeft, type GivenRole, type GrantView } from "../model";
import { t } from "../words";

/** What is missing in the district or runs out soon, each with the step that helps. */
export function RoleNotices(props: {
  grants: readonly GrantView[];
  mayGive: readonly GivenRole[];
  onGive: (role: GivenRole) => void;
}): JSX.Element {
  const me = useMe();
  const units = createUnits();
  const district = () => me().acting.role === "district_admin";
  const stands = (role: string) => props.grants.filter((grant) => grant.role === role && grant.term !== "over");
  const unsigned = createMemo(() => {
    const served = new Set(stands("community_secretary").map((grant) => grant.unitId as string));
    return (units.data ?? []).filter((unit) => unit.level === "community" && !served.has(unit.id));
  });
  const soon = () => props.grants.filter((grant) => daysLeft(grant) !== undefined).length;
  const over = () => props.grants.filter((grant) => grant.term === "over").length;
  const First = (own: { of: GivenRole; title: string; note: string }) => (
    <Show when={props.mayGive.includes(own.of) && stands(own.of).length === 0}>
      <Notice
        title={own.title}
        action={<Button onClick={() => props.onGive(own.of)}>{t("giveThis", roleName(own.of))}</Button>}
      >
        {own.note}
      </Notice>
    </Show>
  );
  return (
    <Stack gap={3}>
      <First of="security_admin" title={t("noSecurity")} note={t("noSecurityNote")} />
      <First of="audit_admin" title={t("noAudit")} note={t("noAuditNote")} />
      <Show when={district() && unsigned().length > 0}>
        <Notice
          title={t("noSecretary", unsigned().length)}
          action={
            <Button onClick={() => props.onGive("community_secretary")}>
              {t("giveThis", roleName("community_secretary"))}
            </Button>
          }
        >
          {t("noSecretaryNote", listed(unsigned().map((unit) => unit.name)))}
        </Notice>
      </Show>
      <Show when={soon() > 0}>
        <Notice tone="warn" title={t("soonTitle", soon())}>
          {t("soonNote")}
        </Notice>
      </Show>
      <Show when={over() > 0}>
        <Notice title={t("overTitle", over())}>{t("soonNote")}</Notice>
      </Show>
    </Stack>
  );
}
