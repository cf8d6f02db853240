import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { type Column, DataTable } from "../../../ui/data-table";
import { StatusDot, type Tone } from "../../../ui/status";
import { teamName } from "../../teams/words";
import { t as w } from "../change-words";
import { opensLater, type Post, type Stage, stageOf, whenOf } from "../model";
import { t } from "../words";

const tones: Record<Stage, Tone> = {
  proposed: "warn",
  open: "ok",
  full: "info",
  running: "brand",
  draft: "plain",
  gathering: "info",
  drawing: "info",
  moving: "info",
  moved: "plain",
  over: "plain",
  closed: "plain",
  cancelled: "plain",
  returned: "plain",
};

/** Where a post stands, as a dot and a word. */
export function StageDot(props: { post: Post }): JSX.Element {
  const stage = () => stageOf(props.post);
  const soon = () => stage() === "open" && opensLater(props.post);
  return <StatusDot tone={soon() ? "info" : tones[stage()]}>{soon() ? w("s_soon") : w(`s_${stage()}`)}</StatusDot>;
}

/** Places taken, as figures and as a line; free places and the waiting list in words. */
export function Places(props: { post: Post }): JSX.Element {
  const share = () => Math.min(100, (props.post.taken / props.post.places) * 100);
  const free = () => props.post.places - props.post.taken;
  const note = () => {
    if (props.post.waiting > 0) return t("waitingN", props.post.waiting);
    return stageOf(props.post) === "open" && free() > 0 ? t("freeN", free()) : "";
  };
  return (
    <span class="places">
      <span>{t("of", props.post.taken, props.post.places)}</span>
      <span class="places-track" aria-hidden="true">
        <span style={{ width: `${share()}%` }} />
      </span>
      <span class="small muted">{note()}</span>
    </span>
  );
}

const columns = (): Column<Post>[] => [
  { key: "time", label: t("time"), width: "13.5rem", sort: (p) => p.startsAt ?? "9", cell: whenOf },
  {
    key: "title",
    label: t("post"),
    title: true,
    width: "1.6fr",
    sort: (p) => p.title,
    cell: (p) => (
      <A class="table-link table-link-two" href={`/posts/${p.id}`}>
        {p.title}
        <span class="under">{[teamName(p.team), p.series && t("series")].filter(Boolean).join(" · ")}</span>
      </A>
    ),
  },
  { key: "place", label: t("place"), width: "1.2fr", hide: "narrow", sort: (p) => p.place, cell: (p) => p.place },
  { key: "claimed", label: t("claimed"), width: "11.5rem", cell: (p) => <Places post={p} /> },
  { key: "state", label: t("state"), width: "6rem", cell: (p) => <StageDot post={p} /> },
];

/** Posts as rows that open. */
export function PostTable(props: {
  posts: readonly Post[];
  empty: JSX.Element;
  act?: (post: Post) => JSX.Element;
}): JSX.Element {
  const all = (): Column<Post>[] =>
    props.act ? [...columns(), { key: "act", label: "", width: "8.5rem", cell: props.act }] : columns();
  return (
    <DataTable
      label={t("title")}
      columns={all()}
      rows={props.posts}
      rowId={(p) => p.id}
      rowName={(p) => p.title}
      empty={props.empty}
    />
  );
}
