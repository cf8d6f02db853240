import type { JSX } from "solid-js";
import { t as roleName } from "../../../app/role-words";
import { api, json, type Submission } from "../../../lib/api";
import type { Problem } from "../../../lib/problem";
import { createAction } from "../../../lib/remote";
import { ConfirmDialog } from "../../../ui/dialog";
import { toast, toastProblem } from "../../../ui/toast";
import { t as factor } from "../../factors/words";
import type { GrantView } from "../model";
import { t } from "../words";

interface Asking {
  grant: GrantView;
  onClose: () => void;
}

interface Act<R> {
  readonly title: string;
  readonly confirm: string;
  readonly say: string;
  readonly run: (grant: GrantView, submission: Submission) => Promise<R>;
  readonly done: (result: R, grant: GrantView) => void;
  readonly failed?: (problem: Problem, grant: GrantView) => void;
}

/** Asks once before something is taken from a person, says what follows, and does it. */
function Confirmed<R>(props: Asking & { act: Act<R> }): JSX.Element {
  const { act } = props;
  const action = createAction<GrantView, R>({
    run: act.run,
    refresh: [["grants"]],
    done: act.done,
    failed: act.failed ?? toastProblem,
  });
  return (
    <ConfirmDialog
      open
      danger
      busy={action.busy}
      title={act.title}
      confirm={act.confirm}
      onClose={props.onClose}
      onConfirm={() => void action.run(props.grant).then(props.onClose)}
    >
      <p>{act.say}</p>
    </ConfirmDialog>
  );
}

interface Ending extends Asking {
  /** What the page calls it, where that is not the ending of a role. */
  words?: { readonly title: string; readonly confirm: string; readonly say: string };
}

/** Takes a role away; every session of its holder ends with it. */
export function EndRole(props: Ending): JSX.Element {
  const { name, role, placeName } = props.grant;
  const act: Act<unknown> = {
    title: t("endTitle", name),
    confirm: t("end"),
    say: t("endSay", name, roleName(role), placeName),
    ...props.words,
    run: ({ personId, role, unitId, employerId, team, postId }, submission) => {
      // The organiser's unit follows from the post; it is no part of the role's name.
      const json = { role, team, postId, employerId, ...(role !== "post_organiser" && { unitId }) };
      return api.grants[":personId"].end.$post({ param: { personId }, json }, submission.options);
    },
    done: () => toast(t("ended", name)),
  };
  return <Confirmed {...props} act={act} />;
}

/** Takes a person's second factor and password away. */
export function ResetFactors(props: Asking): JSX.Element {
  const { name } = props.grant;
  const act: Act<unknown> = {
    title: factor("resetTitle", name),
    confirm: factor("reset"),
    say: factor("resetSay", name),
    run: ({ personId }, submission) =>
      api.people[":personId"].factors.reset.$post({ param: { personId } }, submission.options),
    done: () => toast(factor("resetDone", name)),
    failed: (problem) => (problem.status === 404 ? toast(factor("resetNone", name)) : toastProblem(problem)),
  };
  return <Confirmed {...props} act={act} />;
}

/** Signs a person out everywhere; roles stay. */
export function EndSessions(props: Asking): JSX.Element {
  const { name } = props.grant;
  const act: Act<{ ended: number }> = {
    title: t("endSessionsTitle", name),
    confirm: t("endSessions"),
    say: t("endSessionsSay"),
    run: ({ personId }) => json(api.people[":personId"].sessions.end.$post({ param: { personId } })),
    done: ({ ended }) => toast(t("sessionsEnded", name, ended)),
  };
  return <Confirmed {...props} act={act} />;
}
