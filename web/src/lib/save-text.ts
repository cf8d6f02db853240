import { saveFile } from "./save-file";

/** One cell as spreadsheets read it; a formula's first letter is held back, for the file comes from people. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r\n\0]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a table to the browser's downloads as CSV that Excel and WPS open as it is. */
export function saveText(fileName: string, lines: readonly (readonly string[])[]): void {
  const text = `\uFEFF${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
  saveFile(fileName, new Blob([text], { type: "text/csv;charset=utf-8" }));
}
