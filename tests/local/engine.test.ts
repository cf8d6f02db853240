import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { TEMPLATE } from "@rengang/local/engine/engine";
import { expect, test } from "vitest";

interface Database {
  exec(sql: string): { values: unknown[][] }[];
}
// sql.js ships no types; Node 20 has no SQLite of its own.
const initSqlJs = createRequire(import.meta.url)("sql.js") as () => Promise<{
  Database: new (bytes: Uint8Array) => Database;
}>;

const plan = (db: Database, where: string): string =>
  JSON.stringify(db.exec(`EXPLAIN QUERY PLAN SELECT * FROM _stream_records WHERE ${where}`)[0]?.values);

test("every new database finds stream records by an index instead of scanning all that ever happened", async () => {
  const SQL = await initSqlJs();
  const db = new SQL.Database(readFileSync(TEMPLATE));
  expect(plan(db, "table_name = 't' ORDER BY CAST(sequence_number AS INTEGER) DESC LIMIT 1")).toContain("sr_seq");
  expect(plan(db, "table_name = 't' AND shard_id = 's' AND CAST(sequence_number AS INTEGER) > 7")).toContain(
    "sr_shard",
  );
});

test("the check sees a database without them", async () => {
  const SQL = await initSqlJs();
  const db = new SQL.Database(readFileSync(TEMPLATE));
  db.exec("DROP INDEX sr_seq");
  db.exec("DROP INDEX sr_shard");
  expect(plan(db, "table_name = 't' ORDER BY CAST(sequence_number AS INTEGER) DESC LIMIT 1")).not.toContain(
    "USING INDEX",
  );
});
