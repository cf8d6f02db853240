import { type Accessor, type JSX, Match, Show, Switch } from "solid-js";
import { sentence } from "../lib/problem";
import { Button } from "./button";
import { Notice, Skeleton } from "./status";
import { t } from "./words";

interface Read<T> {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly data: T | undefined;
  readonly isFetching: boolean;
  refetch(): unknown;
}

export interface RemoteProps<T> {
  of: Read<T>;
  wait?: JSX.Element;
  children: (data: Accessor<T>) => JSX.Element;
}

/** Shows something read from the API: its shape while waiting, words and a retry when it fails, then the thing. */
export function Remote<T>(props: RemoteProps<T>): JSX.Element {
  return (
    <Switch fallback={props.children(() => props.of.data as T)}>
      <Match when={props.of.isPending}>{props.wait ?? <Skeleton />}</Match>
      <Match when={props.of.isError}>
        <ProblemNotice problem={props.of.error} retry={() => props.of.refetch()} busy={props.of.isFetching} />
      </Match>
    </Switch>
  );
}

/** A problem in words, with a way to try again. */
export function ProblemNotice(props: { problem: unknown; retry?: () => void; busy?: boolean }): JSX.Element {
  return (
    <Notice
      tone="warn"
      action={
        <Show when={props.retry}>
          {(retry) => (
            <Button busy={props.busy} onClick={() => retry()()}>
              {t("retry")}
            </Button>
          )}
        </Show>
      }
    >
      {sentence(props.problem)}
    </Notice>
  );
}

/** The next page of a list that is read page by page. */
export function LoadMore(props: {
  of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
}): JSX.Element {
  return (
    <Show when={props.of.hasNextPage}>
      <div class="more">
        <Button busy={props.of.isFetchingNextPage} onClick={() => props.of.fetchNextPage()}>
          {t("more")}
        </Button>
      </div>
    </Show>
  );
}
