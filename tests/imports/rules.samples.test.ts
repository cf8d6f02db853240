import { beforeAll, describe, expect, test } from "vitest";
import { proposeEmployers } from "../../packages/core/imports/employer-rules";
import { proposeRoster } from "../../packages/core/imports/roster-rules";
import { proposeTree } from "../../packages/core/imports/tree-rules";
import { expected, found, sample, sampleDistrict } from "./sheets";

let district: Awaited<ReturnType<typeof sampleDistrict>>;
beforeAll(async () => {
  district = await sampleDistrict();
});

const FILES = ["roster-clean.xlsx", "roster-messy.xlsx", "roster-old.xls", "roster-gb18030.csv"];

describe("files as they really come", () => {
  test.each(FILES)("%s: sheet, header, rows and every problem are found, in order, and nothing else", async (file) => {
    const wanted = (await expected())[file];
    const { sheet, headerRow, dataRows, valid, errors } = found(proposeRoster(await sample(file), district));
    const name = wanted.sheet === undefined ? {} : { sheet };
    expect({ ...name, headerRow, dataRows, valid, errors }).toEqual(wanted);
  });

  test.each(FILES)("%s: every imported row has all its facts, cleaned", async (file) => {
    const { rows, notices, newEmployers } = found(proposeRoster(await sample(file), district));
    for (const row of rows) {
      expect(row.phone).toMatch(/^199\d{8}$/);
      expect(row.bornIn).toMatch(/^(19|20)\d\d-(0[1-9]|1[0-2])$/);
      expect(row.compoundId?.startsWith(row.unitId)).toBe(true);
      expect(row).toMatchObject({
        sex: expect.any(String),
        employerName: expect.any(String),
        branch: expect.any(String),
      });
    }
    expect({ notices, newEmployers }).toEqual({ notices: [], newEmployers: [] });
  });

  test("without the district's list every employer is proposed once, with its number of people", async () => {
    const { valid, newEmployers } = found(
      proposeRoster(await sample("roster-clean.xlsx"), { ...district, knownEmployers: [] }),
    );
    expect(newEmployers.length).toBeLessThanOrEqual(80);
    expect(newEmployers.reduce((sum, employer) => sum + employer.rows, 0)).toBe(valid);
  });

  test("the organization tree has 4 streets, 24 communities and 72 compounds, parents first", async () => {
    const { nodes, errors, valid } = found(proposeTree(await sample("org-units.xlsx")));
    const count = (level: string) => nodes.filter((node) => node.level === level).length;
    expect([count("street"), count("community"), count("compound")]).toEqual([4, 24, 72]);
    const seen = new Set([""]);
    for (const { path } of nodes) {
      expect(seen.has(path.slice(0, -1).join("/"))).toBe(true);
      seen.add(path.join("/"));
    }
    expect({ errors, valid }).toEqual({ errors: [], valid: 72 });
  });

  test("80 employers are read with kind, organization, contact and phone", async () => {
    const { rows, errors, notices } = found(proposeEmployers(await sample("employers.xlsx")));
    expect(rows).toHaveLength(80);
    expect([errors, notices]).toEqual([[], []]);
    expect(rows[0]).toEqual({
      row: 2,
      name: "临江区教育局",
      known: false,
      kind: "agency",
      organization: "中共临江区教育局总支部委员会",
      contactName: "徐娟",
      contactPhone: "19990000000",
    });
  });
});
