import { crc32, deflateRawSync } from "node:zlib";

export interface Part {
  name: string;
  data: Buffer | string;
  /** What the directory claims, where it lies. */
  claims?: number;
  encrypted?: boolean;
  stored?: boolean;
}

function header(signature: number, part: Part, packed: Buffer, raw: Buffer, size: number): Buffer {
  const central = signature === 0x02014b50;
  const head = Buffer.alloc(central ? 46 : 30);
  const at = central ? 6 : 4;
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(part.encrypted ? 1 : 0, at + 2);
  head.writeUInt16LE(part.stored ? 0 : 8, at + 4);
  head.writeUInt32LE(crc32(raw), at + 10);
  head.writeUInt32LE(packed.length, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(Buffer.byteLength(part.name), at + 22);
  return head;
}

/** A zip file by hand, so that it can also lie. */
export function zipOf(parts: Part[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const raw = Buffer.from(part.data as string);
    const packed = part.stored ? raw : deflateRawSync(raw);
    const size = part.claims ?? raw.length;
    const local = Buffer.concat([header(0x04034b50, part, packed, raw, size), Buffer.from(part.name), packed]);
    const entry = header(0x02014b50, part, packed, raw, size);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(part.name));
    body.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, list, end]);
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook whose one sheet has this XML inside `sheetData`. */
export function workbookParts(sheetData: string, sheet: Partial<Part> = {}): Part[] {
  return [
    { name: "[Content_Types].xml", data: "<Types/>" },
    {
      name: "_rels/.rels",
      data: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<workbook><sheets><sheet name="甲&amp;乙" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/any.xml"/></Relationships>`,
    },
    { name: "xl/worksheets/any.xml", data: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`, ...sheet },
  ];
}

export const workbookOf = (sheetData: string, sheet: Partial<Part> = {}) => zipOf(workbookParts(sheetData, sheet));
