import type { Sheet } from "@rengang/kernel/sheet";
import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { fillDown, plainRow } from "./cells";
import { LIMITS } from "./limits";

/** The second reader, for old or odd workbooks; loaded only when it is needed. @throws Refusal `spreadsheet.unreadable` */
export async function readWithSecondReader(bytes: Uint8Array): Promise<Sheet[]> {
  const [{ read, set_cptable }, codePages] = await Promise.all([
    import("@e965/xlsx"),
    // Excel 95 and older wrote Chinese in code page 936, which the reader knows only from here.
    import("@e965/xlsx/dist/cpexcel.full.mjs"),
  ]);
  set_cptable(codePages);
  try {
    const options = {
      type: "array",
      dense: true,
      cellDates: true,
      UTC: true,
      cellFormula: false,
      cellHTML: false,
    } as const;
    const book = read(bytes, { ...options, sheetRows: LIMITS.rows + 1 });
    return book.SheetNames.filter((_, i) => !book.Workbook?.Sheets?.[i]?.Hidden).map((name) => {
      const sheet = book.Sheets[name];
      const data = (sheet?.["!data"] ?? []) as (({ v?: unknown; t: string } | undefined)[] | undefined)[];
      const rows = Array.from(data, (cells) => plainRow(Array.from(cells ?? [], (c) => (c?.t === "e" ? null : c?.v))));
      const merges = sheet?.["!merges"] ?? [];
      fillDown(
        rows,
        merges.map(({ s, e }) => ({ top: s.r, bottom: e.r, left: s.c, right: e.c })),
      );
      return { name, rows };
    });
  } catch {
    throw refuseSpreadsheet("spreadsheet.unreadable");
  }
}
