import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine, TEMPLATE } from "./engine";

// Run by hand when the engine's version changes: npx tsx packages/local/engine/make-template.ts
// sql.js is a development dependency: Node 20 has no SQLite of its own.
// @ts-expect-error it ships no types
const { default: initSqlJs } = await import("sql.js");

const INDEXES = [
  "CREATE INDEX IF NOT EXISTS sr_seq ON _stream_records(table_name, CAST(sequence_number AS INTEGER))",
  "CREATE INDEX IF NOT EXISTS sr_shard ON _stream_records(table_name, shard_id, CAST(sequence_number AS INTEGER))",
];

const folder = mkdtempSync(join(tmpdir(), "rengang-template-"));
const file = join(folder, "empty.db");
writeFileSync(file, "");
const engine = await startEngine(file);
await engine.stop();
const SQL = await initSqlJs();
const db = new SQL.Database(readFileSync(file));
for (const sql of INDEXES) db.run(sql);
writeFileSync(TEMPLATE, db.export());
rmSync(folder, { recursive: true });
