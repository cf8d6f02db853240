import { beforeAll, describe, expect, test } from "vitest";
import type { PostDetail } from "../../web/src/features/posts/model";
import { bodyOf, fieldOf, timesOf } from "../../web/src/features/posts/publish-body";
import { checkPost } from "../../web/src/features/posts/publish-check";
import { copiedValues, valuesOfFacts } from "../../web/src/features/posts/publish-copy";
import { freshValues, type PostValues } from "../../web/src/features/posts/publish-model";
import { planOf } from "../../web/src/features/posts/publish-shapes";
import { dayPlus, today } from "../../web/src/lib/format";
import { chooseLanguage } from "../../web/src/lib/settings";

beforeAll(() => chooseLanguage("zh"));
const values = (more: Partial<PostValues> = {}): PostValues => ({
  ...freshValues(undefined, "社区"),
  title: "巡逻",
  ...more,
});
const on = dayPlus(today(), 3);

describe("the publish form", () => {
  test("a night watch ends on the next day; more than twelve hours past midnight are taken for a slip", () => {
    const night = values({ on, from: "22:00", to: "01:00" });
    const { startsAt, endsAt } = timesOf(night);
    expect(Date.parse(endsAt ?? "") - Date.parse(startsAt ?? "")).toBe(3 * 3_600_000);
    expect(checkPost(night).to).toBeUndefined();
    expect(checkPost(values({ on, from: "09:00", to: "08:00" })).to).toContain("结束要晚于开始");
    expect(checkPost(values({ on, from: "09:00", to: "09:00" })).to).toContain("结束要晚于开始");
  });

  test("opening, deadline and draw are sent with the time of day that was chosen", () => {
    const body = bodyOf(
      values({ on, openOn: today(), openTime: "19:30", drawOn: on, drawTime: "07:00" }),
      "unt_001001",
    );
    expect([body.openAt, body.drawAt].map((at) => at?.slice(11, 16))).toEqual(["11:30", "23:00"]);
  });

  test("a series is sent with its rhythm, the days left out and those besides, as far as they lie within it", () => {
    const plan = planOf(
      values({
        shape: "series",
        on,
        until: dayPlus(on, 20),
        weeks: "3",
        days: ["6", "2"],
        also: [dayPlus(on, 1), dayPlus(on, 40)],
      }),
    );
    expect(plan.recurrence).toEqual({ every: "week", days: [2, 6], weeks: 3 });
    expect(plan.also).toEqual([dayPlus(on, 1)]);
  });

  test.each([
    ["facts.title", "title"],
    ["facts.most.count", "most"],
    ["facts.areas.0", "areas"],
    ["plan.until", "until"],
    ["plan.from", "on"],
    ["plan.startsAt", "from"],
    ["plan.recurrence.days.0", "rule"],
    ["plan.claimHoursBefore", "claimHours"],
    ["timetable.until", "until"],
    ["startsAt", "on"],
    ["endsAt", "to"],
    ["drawAt", "drawOn"],
    ["places", "places"],
  ])("what the answer calls %s is told at the field %s", (path, field) => {
    expect(fieldOf(path)).toBe(field);
  });

  test("a copy takes over what a post says, and no time", () => {
    const post = { title: "巡逻", team: "environment", kind: "dated", place: "北门", places: 4, kinds: [], skills: [] };
    const times = { startsAt: "2026-11-14T01:00:00Z", endsAt: "2026-11-14T03:00:00Z", claimBy: "2026-11-13T01:00:00Z" };
    const copy = copiedValues({
      ...post,
      ...times,
      description: "沿河",
      bring: "",
      beneficiaries: "",
    } as unknown as PostDetail);
    expect(copy).toMatchObject({ title: "巡逻", place: "北门", places: "4", description: "沿河" });
    expect([copy.on, copy.from, copy.to, copy.openOn, copy.claimOn, copy.drawOn]).toEqual(Array(6).fill(""));
    expect(checkPost(copy)).toMatchObject({ on: "请选择日期和时间", from: "请填写时间", to: "请填写时间" });
  });

  test("a template from above names no area outside of one's own", () => {
    const facts = {
      title: "巡逻",
      team: "environment",
      place: "北门",
      places: 4,
      description: "",
      bring: "",
      beneficiaries: "",
    };
    const lists = { kinds: [], skills: [], needs: [], areas: ["unt_001001001", "unt_001002001"] };
    expect(valuesOfFacts({ ...facts, ...lists } as never, "unt_001001").areas).toEqual(["unt_001001001"]);
  });
});
