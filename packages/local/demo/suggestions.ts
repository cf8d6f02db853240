import type { Platform } from "@rengang/core/context";
import type { MemberRow } from "@rengang/core/members";
import { answerSuggestion, sendOpenly, sendSuggestion, takeSuggestion } from "@rengang/core/suggestions";
import { DAY } from "@rengang/kernel/time";
import { asMember, type DemoDistrict, type Place, workerOf } from "./people";

interface Stage {
  readonly platform: Platform;
  readonly demo: DemoDistrict;
  readonly place: Place;
  readonly members: MemberRow[];
}

/** What members and a passer-by have said: one answered, one taken up, one new, one that its community cannot see. */
export async function seedSuggestions({ platform, demo, place, members }: Stage): Promise<void> {
  const now = platform.clock();
  const worker = workerOf(platform, demo.admin, place);
  const [first, second, third] = [0, 3, 5].map((n) => members[n] as MemberRow);
  if (!first || !second || !third) return;
  const by = (member: MemberRow, days: number) => asMember(platform, demo.admin, member, now - days * DAY);
  const chairs = await sendSuggestion(by(first, 6), {
    kind: "suggestion",
    text: "活动室的椅子不够，周末活动时要站着听。",
  });
  await takeSuggestion(worker, chairs.id);
  await answerSuggestion(worker, chairs.id, { answer: "已从街道借到二十把折叠椅，本周六起放在活动室。" });
  const evening = await sendSuggestion(by(second, 2), {
    kind: "suggestion",
    text: "能不能多安排一些晚上七点以后的岗位？白天上班来不了。",
    anonymous: true,
  });
  await takeSuggestion(worker, evening.id);
  await sendSuggestion(by(first, 1), { kind: "help", text: "手机上怎么看去年的服务记录？" });
  await sendSuggestion(by(third, 1), {
    kind: "complaint",
    text: "报到申请交了一周没有人处理，打电话也没有人接。",
    about: place.id,
  });
  await sendOpenly(platform, "demo", {
    district: demo.admin.district,
    kind: "help",
    text: "换了手机号，收不到验证码怎么办？",
  });
}
