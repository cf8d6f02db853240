import { expect as must, test } from "vitest";
import { sample } from "./support/acts";
import { expect, PHONE, type View } from "./support/browser";
import { YEAR } from "./support/cast";
import { findings, settled } from "./support/inspect";
import { stage } from "./support/stage";
import { type Address, inspect, SIZES } from "./support/walk";

const at = stage();
const POST = /^\/posts\/pst_/;

const admin: readonly Address[] = [
  "/overview",
  "/members",
  "/posts",
  "/services",
  "/periods",
  ["/periods", /^\/periods\/fbp_/],
  ["/periods", /^\/periods\/fbp_/, "?show=employers"],
  "/evaluation",
  "/evaluation?show=employers",
  "/evaluation?show=objections",
  "/imports",
  "/units",
  "/employers",
  "/people",
  "/rights",
  "/rights?view=matter",
  "/rights?view=state",
  "/deliveries",
  "/deliveries?view=setup",
  "/suggestions",
  "/settings",
  "/privacy",
  "/privacy?view=done",
];

const member: readonly Address[] = [
  "/my",
  "/my/posts",
  ["/my/posts", /^\/my\/posts\/pst_/],
  "/my/claims",
  "/my/proposals",
  "/my/proposals/new",
  "/my/notices",
  "/my/suggestions",
  "/my/record",
  "/my/record/new",
  "/my/forms",
  ["/my/forms", /^\/my\/forms\/fbp_/],
  `/my/report/${YEAR}`,
  "/my/me",
  "/my/me/edit",
  "/my/registration",
  "/my/privacy",
  "/my/privacy?view=held",
  "/my/privacy?view=acts",
  "/my/privacy?view=requests",
];

const roles: readonly [who: string, phone: string, district: string, addresses: readonly Address[]][] = [
  ["a district administrator", "19900000100", "临江区", admin],
  ["a street administrator", "19900000150", "临江区", ["/overview", "/members", "/periods", "/evaluation"]],
  ["the platform's operator", "19900000001", "平台运营", ["/platform"]],
  ["a member", "19900000301", "临江区", member],
  [
    "an employer",
    "19900000400",
    "临江区",
    ["/package", "/package/suggestions", ["/package", /^\/package\/fbp_[^/]+\/per_/]],
  ],
];

for (const [who, phone, district, addresses] of roles) {
  test(`every page of ${who} is whole, fits both screens and is open to everyone`, async () => {
    await inspect(await at.desk.signedIn(phone, { district }), addresses);
  });
}

test("so are the pages before signing in, and the one that does not exist", async () => {
  await inspect(await at.desk.visitor(), ["/sign-in", "/suggest", "/e/linjiang.unknown", "/nowhere"]);
});

test("so is the preview of a messy file", async () => {
  const page = await at.desk.signedIn("19900000900", { district: "清河区" });
  await page.goto("/imports");
  await page.locator('input[type="file"]').setInputFiles(sample("roster-messy.xlsx"));
  await expect(page.getByRole("heading", { level: 1, name: "roster-messy.xlsx" })).toBeVisible();
  must(await findings(page, SIZES)).toEqual([]);
});

const samples: readonly [phone: string, addresses: readonly Address[]][] = [
  ["19900000201", ["/today", "/posts/publish", ["/posts", POST], "/feedback", "/services"]],
  ["19900000302", ["/my", "/my/posts", "/my/record", "/my/me"]],
];

test("English in large type is whole too", async () => {
  const view: View = { language: "en", large: true };
  for (const [phone, addresses] of samples) await inspect(await at.desk.signedIn(phone, view), addresses);
});

test("what is looked for would be found: a page with faults of every kind", async () => {
  const page = await at.desk.visitor();
  await page.goto("/sign-in");
  await settled(page);
  await page.evaluate(() => {
    const main = document.querySelector("main") as HTMLElement;
    main.insertAdjacentHTML("beforeend", '<p>why_notOpen</p><img src="/mark.svg">');
    Object.assign((main.querySelector(":scope > p:last-of-type") as HTMLElement).style, {
      width: "3000px",
      color: "#ccc",
    });
  });
  const found = (await findings(page, [PHONE])).join("\n");
  for (const kind of ["wider than", 'shows "why_notOpen"', "image-alt", "color-contrast"]) must(found).toContain(kind);
});
