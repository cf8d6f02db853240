import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import { t as frame } from "../../../app/words";
import { api, json } from "../../../lib/api";
import { createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { ConfirmDialog } from "../../../ui/dialog";
import { PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { t as factor } from "../../factors/words";
import { createGrants, type GivenRole, type GrantView } from "../model";
import { GiveRole } from "../parts/give-role";
import { GrantTable } from "../parts/grant-list";
import { RoleNotices } from "../parts/role-notices";
import { t } from "../words";

/** Who has which role, where and for how long; give one, take one away. */
export function PeoplePage(): JSX.Element {
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

interface Asking {
  grant: GrantView;
  onClose: () => void;
}

function EndRole(props: Asking): JSX.Element {
  const end = createAction<GrantView>({
    run: ({ personId, role, unitId, employerId, team, postId }, submission) => {
      // The organiser's unit follows from the post; it is no part of the role's name.
      const json = { role, team, postId, employerId, ...(role !== "post_organiser" && { unitId }) };
      return api.grants[":personId"].end.$post({ param: { personId }, json }, submission.options);
    },
    refresh: [["grants"]],
    done: (_, grant) => toast(t("ended", grant.name)),
    failed: toastProblem,
  });
  return (
    <ConfirmDialog
      open
      danger
      busy={end.busy}
      title={t("endTitle", props.grant.name)}
      confirm={t("end")}
      onClose={props.onClose}
      onConfirm={() => void end.run(props.grant).then(props.onClose)}
    >
      <p>{t("endSay", props.grant.name, frame(props.grant.role), props.grant.placeName)}</p>
    </ConfirmDialog>
  );
}

function ResetFactors(props: Asking): JSX.Element {
  const reset = createAction<GrantView>({
    run: ({ personId }, submission) =>
      api.people[":personId"].factors.reset.$post({ param: { personId } }, submission.options),
    done: (_, grant) => toast(factor("resetDone", grant.name)),
    failed: (problem, grant) =>
      problem.status === 404 ? toast(factor("resetNone", grant.name)) : toastProblem(problem),
  });
  return (
    <ConfirmDialog
      open
      danger
      busy={reset.busy}
      title={factor("resetTitle", props.grant.name)}
      confirm={factor("reset")}
      onClose={props.onClose}
      onConfirm={() => void reset.run(props.grant).then(props.onClose)}
    >
      <p>{factor("resetSay", props.grant.name)}</p>
    </ConfirmDialog>
  );
}

function EndSessions(props: Asking): JSX.Element {
  const end = createAction<GrantView, { ended: number }>({
    run: ({ personId }) => json(api.people[":personId"].sessions.end.$post({ param: { personId } })),
    done: ({ ended }, grant) => toast(t("sessionsEnded", grant.name, ended)),
    failed: toastProblem,
  });
  return (
    <ConfirmDialog
      open
      danger
      busy={end.busy}
      title={t("endSessionsTitle", props.grant.name)}
      confirm={t("endSessions")}
      onClose={props.onClose}
      onConfirm={() => void end.run(props.grant).then(props.onClose)}
    >
      <p>{t("endSessionsSay")}</p>
    </ConfirmDialog>
  );
}
