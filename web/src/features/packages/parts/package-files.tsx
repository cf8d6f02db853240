import { For, type JSX, Show } from "solid-js";
import { DownloadButton } from "../../../ui/download-button";
import { Card } from "../../../ui/layout";
import { type Package, packageFiles } from "../model";
import { t } from "../words";

const FILES = [
  {
    word: "takeForms",
    kinds: [
      { at: "forms/pdf", word: "pdf" },
      { at: "forms/zip", word: "word" },
    ],
  },
  {
    word: "takeCovering",
    kinds: [
      { at: "covering/pdf", word: "pdf" },
      { at: "covering/xlsx", word: "excel" },
    ],
  },
  { word: "takeNotice", note: "takeNoticeNote", kinds: [{ at: "notice/pdf", word: "pdf" }] },
  { word: "takeBasis", note: "takeBasisNote", kinds: [{ at: "basis/pdf", word: "pdf" }] },
] as const;

/** Everything of a package as files: the forms, the covering list, the notice, the basis sheet. */
export function PackageFiles(props: { pack: Package }): JSX.Element {
  return (
    <Card flush title={t("take")} side={t("takeNote")} class="no-print">
      <ul class="list">
        <For each={FILES}>
          {(file) => (
            <li class="list-item">
              <span class="grow">
                {t(file.word)}
                <Show when={"note" in file && file.note}>{(note) => <span class="under">{t(note())}</span>}</Show>
              </span>
              <For each={file.kinds}>
                {(kind) => <DownloadButton path={`${packageFiles(props.pack)}/${kind.at}`} label={t(kind.word)} />}
              </For>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}
