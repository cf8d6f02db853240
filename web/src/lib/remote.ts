import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/solid-query";
import { newSubmission, type Submission } from "./api";
import { asProblem, type Problem } from "./problem";

export { QueryClientProvider } from "@tanstack/solid-query";

type Key = readonly (string | number | boolean | null | undefined | object)[];

/** The one cache of what was read. Retries are the client's (`api.ts`); returning to the window reads again. */
export function newCache(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 15_000, gcTime: 300_000, reconcile: "id" } },
  });
}

export interface RemoteOptions<T> {
  key: Key;
  load: () => Promise<T>;
  enabled?: boolean;
  /** Keep showing the last answer while the next one (another filter, another page) is on its way. */
  keep?: boolean;
  /** Ask again every so many milliseconds, while it says so: for long work. */
  every?: number | ((data: T | undefined) => number | false);
  /** Milliseconds for which an answer is taken as fresh. */
  fresh?: number;
}

/** Something read from the API. Show it with `<Remote of={…}>`; signals read inside the options are followed. */
export function createRemote<T>(options: () => RemoteOptions<T>) {
  return useQuery(() => {
    const { key, load, enabled = true, keep, every, fresh } = options();
    return {
      queryKey: key,
      queryFn: load,
      enabled,
      ...(fresh !== undefined && { staleTime: fresh }),
      ...(keep && { placeholderData: keepPreviousData as never }),
      ...(every !== undefined && {
        refetchInterval:
          typeof every === "number" ? every : (query: { state: { data: T | undefined } }) => every(query.state.data),
      }),
    };
  });
}

/** A list read page by page: `load(cursor)` gives one page and the next cursor. */
export function createPages<T extends { cursor?: string | null | undefined }>(
  options: () => { key: Key; load: (cursor: string | undefined) => Promise<T>; enabled?: boolean },
) {
  return useInfiniteQuery(() => {
    const { key, load, enabled = true } = options();
    return {
      queryKey: key,
      queryFn: ({ pageParam }: { pageParam: string | undefined }) => load(pageParam),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last: T) => last.cursor ?? undefined,
      enabled,
    };
  });
}

export interface ActionOptions<I, O> {
  run: (input: I, submission: Submission) => Promise<O>;
  /** Keys (or their beginnings) of what must be read again afterwards. */
  refresh?: readonly Key[];
  done?: (result: O, input: I) => void;
  failed?: (problem: Problem, input: I) => void;
}

/**
 * One act on the server behind a button. A second press while it runs does nothing; a repeat after a lost answer
 * carries the same identity, so it has one effect.
 */
export function createAction<I = void, O = unknown>(options: ActionOptions<I, O>) {
  const client = useQueryClient();
  const undecided = new Map<string, Submission>();
  const mutation = useMutation(() => ({
    mutationFn: async (input: I) => {
      const name = JSON.stringify(input) ?? "";
      const submission = undecided.get(name) ?? newSubmission();
      undecided.set(name, submission);
      try {
        const result = await options.run(input, submission);
        undecided.delete(name);
        return result;
      } catch (error) {
        if (!asProblem(error).undecided) undecided.delete(name);
        throw error;
      }
    },
    onSuccess: async (result: O, input: I) => {
      options.done?.(result, input);
      await Promise.all((options.refresh ?? []).map((key) => client.invalidateQueries({ queryKey: key })));
    },
    onError: (error: unknown, input: I) => options.failed?.(asProblem(error), input),
  }));
  return {
    run(input: I): void {
      if (!mutation.isPending) mutation.mutate(input);
    },
    get busy(): boolean {
      return mutation.isPending;
    },
    /** What is being acted on, to mark the one row that is busy. */
    get input(): I | undefined {
      return mutation.isPending ? mutation.variables : undefined;
    },
    get problem(): Problem | undefined {
      return mutation.isError ? asProblem(mutation.error) : undefined;
    },
    get result(): O | undefined {
      return mutation.data as O | undefined;
    },
  };
}

/** For the rare page that changes what was read by hand. */
export const useCache = useQueryClient;
