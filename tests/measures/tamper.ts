import { sealAudit, verifyAudit } from "@rengang/core/audit";
import { systemContext } from "@rengang/core/context";
import { editMember } from "@rengang/core/members";
import { HOUR, MINUTE } from "@rengang/kernel/time";
import { sealedItems, tamper } from "../audit/tampers";
import { addPerson, auditorOf, makeNeighbourhood } from "../support/people";
import { makeWorld } from "../support/world";
import type { Measure } from "./measure";

const RANGE = { from: "2026-11-11", to: "2026-11-14" };
const HOURS = 6;

/** Random falsifications of a sealed audit trail, past the product: how many the verifier finds. */
export const measure: Measure = {
  name: "tamper",
  summary: "Random edits, removals, additions, exchanges and truncations of the sealed audit trail, each looked for.",
  run: async ({ long }) => {
    const tries = long ? 10_000 : 300;
    const world = await makeWorld();
    try {
      const place = await makeNeighbourhood(world);
      for (let hour = 0; hour < HOURS; hour++) {
        const admin = world.as(place.district, place.admin.actor.personId as never, place.admin.actor.grant);
        const member = await addPerson({ ...place, admin }, hour + 1);
        await editMember(admin, member.actor.personId as never, { branch: `第${hour}支部` });
        await world.settle();
        world.pass(HOUR);
        await sealAudit(systemContext(world.platform, place.district, `seal${hour}`));
      }
      world.pass(20 * MINUTE);
      await sealAudit(systemContext(world.platform, place.district, "seal"));
      const found = await sealedItems(world, place.admin, ["20261111", "20261112", "20261113"]);
      const clean = async () => (await verifyAudit(auditorOf(place), RANGE)).problems.length === 0;
      let missed = 0;
      let alarms = (await clean()) ? 0 : 1;
      for (let seed = 1; seed <= tries; seed++) {
        const done = await tamper(world, found, seed);
        if (await clean()) missed += 1;
        await done.undo();
        if (seed % 50 === 0 && !(await clean())) alarms += 1;
      }
      return {
        figures: { tampers: tries, rows: found.rows.length, seals: found.seals.length, missed, false_alarms: alarms },
        goals: { missed: { op: "==", value: 0 }, false_alarms: { op: "==", value: 0 } },
      };
    } finally {
      await world.close();
    }
  },
};
