import { sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { maskPhone } from "@rengang/kernel/masking";
import { dayOf } from "@rengang/kernel/time";
import { loadCalendar } from "../claims";
import type { Context } from "../context";
import { exemptionItem } from "../evaluation/items";
import type { MemberRow } from "../members";
import { postItem } from "../posts";
import { type ServiceRow, servicesOf } from "../services";
import { teamName } from "../teams/schema";
import type { FactsRow, PeriodRow } from "./items";
import type { Written } from "./rules";
import type { FormFacts } from "./schema";

const POSTS_SHOWN = 6;

/** What a form says about one member, and the part of it that stands in the form's own row. */
export interface Facts {
  readonly row: FactsRow;
  readonly head: Written;
}

const lineOf = (s: ServiceRow): FormFacts["services"][number] => ({
  on: s.on,
  title: s.title,
  content: s.content || teamName(s.team),
  hours: s.hours,
  beneficiaries: s.beneficiaries,
  quality: s.quality ?? "",
  recorder: s.recordedByName,
  evidence: s.evidence,
  backfilled: s.backfilled,
});

async function postTitles(ctx: Context, member: MemberRow, services: readonly ServiceRow[]): Promise<string[]> {
  const calendar = await loadCalendar(ctx, member.personId, false);
  const held = await ctx.table.getMany(
    postItem,
    calendar.held.map((e) => e.p),
  );
  const served = services.filter((s) => s.postId !== undefined).map((s) => s.title);
  return [...new Set([...served, ...held.map((p) => p.title)])].slice(0, POSTS_SHOWN);
}

async function exemptionsOf(ctx: Context, personId: PersonId, period: PeriodRow): Promise<FormFacts["exemptions"]> {
  const between = [`EXEMPTION#${period.from.slice(0, 4)}`, `EXEMPTION#${period.to.slice(0, 4)}`] as const;
  const rows = await ctx.table.queryAll(exemptionItem, { pk: `PERSON#${personId}`, between });
  const all = rows.flatMap((row) => row.periods.map(({ from, to, reason }) => ({ from, to, reason })));
  return all.filter((e) => e.from <= period.to && e.to >= period.from);
}

/** Takes the facts of one member for a period from the records. Nothing here is typed by anybody. */
export async function takeFacts(ctx: Context, period: PeriodRow, member: MemberRow, zone: string): Promise<Facts> {
  const services = await servicesOf(ctx, member.personId, period);
  const { acceptedAt } = member.registration;
  const facts: FormFacts = {
    sex: member.sex,
    bornIn: member.bornIn,
    position: member.position,
    branch: member.branch,
    residence: member.compoundName ? `${member.unitName}(${member.compoundName})` : member.unitName,
    registeredOn: acceptedAt === undefined ? undefined : dayOf(acceptedAt, zone),
    phone: maskPhone(member.phone),
    skills: member.skills,
    posts: await postTitles(ctx, member, services),
    services: services.map(lineOf),
    exemptions: await exemptionsOf(ctx, member.personId, period),
  };
  const digest = sha256(JSON.stringify(facts)).slice(0, 16);
  const head: Written = {
    name: member.name,
    unitId: member.unitId,
    unitName: member.unitName,
    employerId: member.employerId,
    employerName: member.employerName,
    times: services.length,
    hours: services.reduce((sum, s) => sum + s.hours, 0),
    digest,
  };
  return { row: { ...facts, digest, personId: member.personId }, head };
}
