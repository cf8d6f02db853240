import type { PersonId } from "@rengang/kernel/ids";
import { toIso } from "@rengang/kernel/time";
import type { StreamChange } from "@rengang/table/record";
import type { Reaction } from "../context/reaction";
import { deliver } from "../deliveries";
import { districtItem } from "../districts";
import { notify } from "../notifications";
import { type FormRow, formItem } from "./items";
import { countForm } from "./keep-counts";
import { linkAddress, linkCode, linkToken } from "./packages/access";
import { closeLinks } from "./packages/close-links";
import { type PackageRow, packageItem } from "./packages/items";
import { noteUndelivered } from "./packages/undelivered";
import type { PeriodId } from "./periods/schema";

const idsOf = ({ key }: StreamChange) => ({
  personId: key.pk.slice("PERSON#".length) as PersonId,
  periodId: key.sk.slice("FEEDBACK#".length) as PeriodId,
});

const rowOf = ({ key }: StreamChange, image: Record<string, unknown> | undefined): FormRow | undefined =>
  image && formItem.read?.(image, key);

const lastStep = (row: FormRow | undefined) => row?.timeline.at(-1);

/** Tells the member when a form is shown, shown again or an objection answered: once for each such step. */
const tellMember: Reaction = {
  name: "feedback.tell-member",
  kinds: [formItem.kind],
  run: async (ctx, change) => {
    const [old, now] = [rowOf(change, change.before), rowOf(change, change.after)];
    const step = lastStep(now);
    if (!now || !step || old?.timeline.length === now.timeline.length) return;
    const { personId, periodId } = idsOf(change);
    const facts = { period: now.periodTitle, unit: now.unitName };
    if (step.step === "shown" || step.step === "shown_again") {
      const until = "until" in now.stage ? toIso(now.stage.until) : "";
      await notify(ctx, personId, "feedback.shown", periodId, step.at, { ...facts, until });
    }
    if (step.step === "corrected" || step.step === "upheld") {
      await notify(ctx, personId, "feedback.answered", periodId, step.at, { ...facts, outcome: step.step });
    }
  },
};

/** Keeps the community's counts. */
const keepCounts: Reaction = {
  name: "feedback.keep-counts",
  kinds: [formItem.kind],
  run: async (ctx, change) => {
    const [old, now] = [rowOf(change, change.before), rowOf(change, change.after)];
    if (!now) return;
    const { personId, periodId } = idsOf(change);
    const version = Number(change.after?.v);
    const moved = old !== undefined && old.unitId !== now.unitId;
    if (moved) await countForm(ctx, { periodId, unitId: old.unitId }, { personId, version, state: "" });
    if (!old || moved || old.stage.state !== now.stage.state) {
      const { state } = now.stage;
      await countForm(ctx, { periodId, unitId: now.unitId }, { personId, version, state });
    }
  },
};

/** Sends the employer's contact link and code, in two messages: the link may be passed on, the code need not be. */
const sendAccess: Reaction = {
  name: "feedback.send-access",
  kinds: [packageItem.kind],
  run: async (ctx, { before, after }) => {
    const [old, now] = [before as PackageRow | undefined, after as PackageRow | undefined];
    const access = now?.access;
    if (!now || !access) return;
    if (old?.access?.sentAt === access.sentAt && old.access.nonce === access.nonce) return;
    const key = ctx.platform.secrets.signing;
    const address = linkAddress(ctx.platform.origin, ctx.district, linkToken(key, access.nonce));
    const district = (await ctx.table.get(districtItem, {}))?.name ?? "";
    const texts = {
      link: `【认岗】${district}社区党组织已向${now.employerName}送达${now.periodTitle}《在职党员参与社区活动情况反馈表》，请打开 ${address} 查阅、签收并回执，访问码另行发送。`,
      code: `【认岗】反馈表访问码是 ${linkCode(key, access.nonce)}，请勿与链接一并转发。`,
    };
    for (const [part, text] of Object.entries(texts)) {
      const sent = await deliver(ctx, {
        purpose: "link",
        to: access.to,
        text,
        at: access.sentAt,
        id: `package~${part}~${access.nonce}~${access.sentAt}`,
        until: access.endsAt,
      });
      if (sent?.outcome === "given_up" && sent.reason) await noteUndelivered(ctx, now, access, sent.reason);
    }
  },
};

export const feedbackReactions: readonly Reaction[] = [tellMember, keepCounts, sendAccess, closeLinks];
