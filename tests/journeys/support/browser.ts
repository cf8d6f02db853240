import { type Browser, type BrowserContext, chromium, type Page, expect as playwrightExpect } from "@playwright/test";
import { newCode } from "./outbox";
import type { Product } from "./product";

/** What a page comes to show; waits for it. */
export const expect = playwrightExpect.configure({ timeout: 20_000 });

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface View {
  readonly size?: { width: number; height: number };
  readonly language?: "zh" | "en";
  readonly large?: boolean;
}

export interface Desk {
  readonly browser: Browser;
  /** A fresh browser profile: nobody is signed in, nothing is remembered. */
  visitor(view?: View): Promise<Page>;
  /** The same person in a window of another kind: cookies are shared, the page is new. */
  another(page: Page, view?: View): Promise<Page>;
  /** Through the sign-in page, with the code that was really sent; lands where the role begins. */
  signIn(page: Page, phone: string, district?: string): Promise<void>;
  /** A visitor who has signed in. */
  signedIn(phone: string, view?: View & { district?: string }): Promise<Page>;
  /** An answer that a journey provokes on purpose; the browser would report it as an error. */
  allow(status: number, path: RegExp): void;
  /** What went wrong on any page since the last call: console and page errors, requests to elsewhere. */
  faults(): string[];
  close(): Promise<void>;
}

async function remember(context: BrowserContext, view: View): Promise<void> {
  const wishes = { "rengang.language": view.language ?? null, "rengang.large": view.large ? "yes" : null };
  await context.addInitScript((kept) => {
    if (location.protocol === "about:") return;
    for (const [name, value] of Object.entries(kept)) if (value) localStorage.setItem(name, value);
  }, wishes);
}

/** Chromium, as Debian packages it or as the environment names it, watched on every page. */
export async function openDesk(product: Product): Promise<Desk> {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ARGS });
  const allowed: { status: number; path: RegExp }[] = [{ status: 401, path: /^\/api\/sessions\/me$/ }];
  let found: string[] = [];

  function watch(page: Page): void {
    const at = () => new URL(page.url(), product.origin).pathname;
    page.on("pageerror", (error) => found.push(`${at()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      const status = Number(/status of (\d{3})/.exec(message.text())?.[1]);
      const path = message.location().url.replace(product.origin, "").split("?")[0] ?? "";
      if (allowed.some((each) => each.status === status && each.path.test(path))) return;
      found.push(`${at()}: ${message.text()} ${path}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(`${product.origin}/`) && !/^(data|blob):/.test(request.url()))
        found.push(`${at()}: asks ${request.url()}`);
    });
  }
  async function open(context: BrowserContext, view: View): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize(view.size ?? DESK);
    return page;
  }

  const desk: Desk = {
    browser,
    async visitor(view = {}) {
      const context = await browser.newContext({
        baseURL: product.origin,
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        reducedMotion: "reduce",
        acceptDownloads: true,
      });
      context.setDefaultTimeout(20_000);
      context.on("page", watch);
      await remember(context, view);
      return open(context, view);
    },
    async another(page, view = {}) {
      return open(page.context(), view);
    },
    async signIn(page, phone, district = "临江区") {
      if (!new URL(page.url(), product.origin).pathname.startsWith("/sign-in")) await page.goto("/sign-in");
      await page.getByLabel(/^(所在的区|Your district)/).selectOption({ label: district });
      await page.getByLabel(/^(手机号|Mobile number)/).fill(phone);
      const code = await newCode(product, phone);
      await page.getByRole("button", { name: /^(获取验证码|Get a code)$/ }).click();
      await page.getByLabel(/^(验证码|Code)/).fill(await code());
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in") && url.pathname !== "/");
    },
    async signedIn(phone, { district, ...view } = {}) {
      const page = await desk.visitor(view);
      await desk.signIn(page, phone, district);
      return page;
    },
    allow: (status, path) => allowed.push({ status, path }),
    faults() {
      const all = found;
      found = [];
      return all;
    },
    close: () => browser.close(),
  };
  return desk;
}
