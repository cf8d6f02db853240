import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { Button } from "../../../ui/button";
import { late } from "../../../ui/late";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { createGrants, type GivenRole, type GrantView } from "../model";
import { GiveRole } from "../parts/give-role";
import { EndRole, EndSessions, ResetFactors } from "../parts/grant-acts";
import { GrantTable } from "../parts/grant-list";
import { RoleNotices } from "../parts/role-notices";
import { t } from "../words";

const DutiesCard = late(() => import("../../notifications/parts/duties-card").then((m) => m.DutiesCard));
const FieldKey = late(() => import("../../keys/parts/field-key").then((m) => m.FieldKey));

/** Who has which role, where and for how long; give one, take one away. */
export function PeoplePage(): JSX.Element {
  const me = useMe();
  const grants = createGrants();
  const [giving, setGiving] = createSignal<{ role?: GivenRole }>();
  const [ending, setEnding] = createSignal<GrantView>();
  const [resetting, setResetting] = createSignal<GrantView>();
  const [leaving, setLeaving] = createSignal<GrantView>();
  const roles = (): readonly GivenRole[] => grants.data?.mayGive ?? [];
  return (
    <Stack gap={6}>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setGiving({})}>
            {t("give")}
          </Button>
        }
      />
      <Show when={me().acting.role === "security_admin"}>
        <DutiesCard />
      </Show>
      <Remote of={grants} wait={<Skeleton cards={2} />}>
        {(list) => (
          <>
            <RoleNotices grants={list().grants} mayGive={roles()} onGive={(role) => setGiving({ role })} />
            <GrantTable
              grants={list().grants}
              mayGive={roles()}
              onEnd={setEnding}
              onSignOut={setLeaving}
              onReset={setResetting}
            />
          </>
        )}
      </Remote>
      <Show when={me().acting.role === "security_admin"}>
        <FieldKey />
      </Show>
      <Show when={roles().length > 0 && giving()} keyed>
        {(wanted) => (
          <GiveRole roles={roles()} {...(wanted.role && { first: wanted.role })} onClose={() => setGiving()} />
        )}
      </Show>
      <Show when={ending()} keyed>
        {(grant) => <EndRole grant={grant} onClose={() => setEnding()} />}
      </Show>
      <Show when={leaving()} keyed>
        {(grant) => <EndSessions grant={grant} onClose={() => setLeaving()} />}
      </Show>
      <Show when={resetting()} keyed>
        {(grant) => <ResetFactors grant={grant} onClose={() => setResetting()} />}
      </Show>
    </Stack>
  );
}
