import { refuseCommon } from "@rengang/kernel/refusal";

export const MEDIA = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
} as const;
export type FileKind = keyof typeof MEDIA;

/** RFC 5987: percent-encoded UTF-8, with the characters that `encodeURIComponent` leaves and the RFC does not. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** A name without what no file system takes. */
export const safeName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "");

/**
 * A file whose name people can read. A PDF opens in the browser, as the paper will look; everything else is saved.
 * @param name without the ending
 */
export function fileAnswer(bytes: Uint8Array, kind: FileKind, name: string): Response {
  const how = kind === "pdf" ? "inline" : "attachment";
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": MEDIA[kind],
      "content-disposition": `${how}; filename="rengang.${kind}"; filename*=UTF-8''${encoded(`${safeName(name)}.${kind}`)}`,
    },
  });
}

/** An empty list makes no paper: there is nothing there. @throws Refusal `thing.missing` */
export function some<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) throw refuseCommon("thing.missing");
  return list;
}
