import { loadDistrict } from "@rengang/core/districts";
import { loadNotice, viewHeld } from "@rengang/core/privacy";
import { renderPaperPdf } from "@rengang/documents/pdf/paper";
import { Hono } from "hono";
import { route } from "../../api/http/route";
import type { Env } from "../../api/http/types";
import { fileAnswer, MEDIA } from "../files";
import { privacyPaper } from "../privacy-paper";

/** What is held about me, as a document to read. It is made for the session that asks; no link leads to it. */
export const privacy = new Hono<Env>().get(
  "/documents/privacy/mine/pdf",
  route({ summary: "Everything held about me as a document", permission: "privacy.mine", media: MEDIA.pdf }),
  async (c) => {
    const ctx = c.get("ctx");
    const [held, notice, { zone }] = await Promise.all([viewHeld(ctx), loadNotice(ctx), loadDistrict(ctx)]);
    const paper = privacyPaper(held, notice, { name: ctx.actor.name, now: ctx.now, zone });
    return fileAnswer(renderPaperPdf(paper), "pdf", `个人信息副本-${ctx.actor.name}`);
  },
);
