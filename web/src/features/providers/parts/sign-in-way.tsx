import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createAction, createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { toastProblem } from "../../../ui/toast";
import { t } from "../words";

/** The button that leads to the district's own provider, where it has one. */
export function SignInWay(props: { district: string; next: string | undefined; leaving: () => void }): JSX.Element {
  const offered = createRemote<{ name?: string | undefined }>(() => ({
    key: ["provider", "offered", props.district],
    load: () => json(api.sessions.provider.$get({ query: { district: props.district as never } })),
  }));
  const go = createAction<void, { address: string }>({
    run: () => {
      const asked = { district: props.district as never, ...(props.next && { next: props.next }) };
      return json(api.sessions.provider.$post({ json: asked }));
    },
    done: ({ address }) => {
      props.leaving();
      location.assign(address);
    },
    failed: toastProblem,
  });
  return (
    <Show when={!offered.isPending && offered.data?.name}>
      {(name) => (
        <Button wide large busy={go.busy} onClick={() => go.run()}>
          {t("way", name())}
        </Button>
      )}
    </Show>
  );
}
