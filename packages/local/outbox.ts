import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Messenger, OutgoingMessage } from "@rengang/core/context/messenger";
import { Hono } from "hono";
import { html } from "hono/html";

export interface Outbox extends Messenger {
  newest(count: number): OutgoingMessage[];
}

const KEPT = 500;

/** Keeps what would go out by SMS or mail in a file of the data directory; a message delivered twice is kept once. */
export function openOutbox(dataDir: string): Outbox {
  const file = join(dataDir, "outbox.jsonl");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).slice(-KEPT) : [];
  const messages: OutgoingMessage[] = lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as OutgoingMessage];
    } catch {
      return []; // a line cut short by a crash
    }
  });
  const seen = new Set(messages.map((m) => m.id));
  return {
    deliver: async (message) => {
      if (seen.has(message.id)) return undefined;
      seen.add(message.id);
      messages.push(message);
      appendFileSync(file, `${JSON.stringify(message)}\n`);
      return undefined;
    },
    newest: (count) => messages.slice(-count).reverse(),
  };
}

const when = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "medium" });

/** The page on which codes and messages land; exists on the one-machine runtime only. */
export function outboxPage(outbox: Outbox): Hono {
  return new Hono()
    .get("/outbox.json", (c) => c.json({ messages: outbox.newest(50) }))
    .get("/outbox", (c) =>
      c.html(
        html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>发件箱 · 认岗</title>
<link rel="stylesheet" href="/outbox.css"></head>
<body><main><h1>发件箱</h1><p>本机演示：短信不会真正发出，都在这里。刷新本页可看最新一条。</p><p><a href="/">返回认岗</a></p>
<ol>${outbox.newest(50).map((m) => html`<li><small>${when.format(m.at)} · ${m.to} · ${m.district}</small><p>${m.text}</p></li>`)}</ol>
${outbox.newest(1).length === 0 ? html`<p>还没有消息。</p>` : ""}</main></body></html>`,
      ),
    )
    .get("/outbox.css", (c) =>
      c.body(
        "body{margin:0;background:#F6F5F3;color:#1C1A19;font:16px/1.65 system-ui,'PingFang SC','Microsoft YaHei UI','Noto Sans SC',sans-serif}main{max-width:40rem;margin:0 auto;padding:32px 20px}h1{font-size:28px;font-weight:600;margin:0}ol{list-style:none;padding:0}li{background:#fff;border:1px solid #E3E0DB;border-radius:12px;padding:16px;margin:12px 0;overflow-wrap:anywhere}li p{margin:4px 0 0}small{color:#6B6560}a{color:#971C16}",
        200,
        { "content-type": "text/css" },
      ),
    );
}
