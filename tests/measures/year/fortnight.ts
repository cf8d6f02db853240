import { sealTrails } from "@rengang/functions/jobs/sweep";
import { DAY, HOUR } from "@rengang/kernel/time";
import { LEAST } from "./least";
import { type Community, call, follow, type Resident, type Town } from "./town";

const PLACES = 8;
/** As many come for a post as have places on it, and two who wait. */
const CROWD = PLACES + 2;

const isMember = ({ communities }: Town, phone: string): boolean =>
  communities.some(({ members }) => members.some((member) => member.phone === phone));

/** Signs people in by code, as they do: all ask, the messages go out, all enter. */
export async function signIn(town: Town, phones: readonly string[]): Promise<void> {
  for (const phone of phones) {
    town.cookies.delete(phone);
    const asked = { district: town.district, phone };
    await call(town, ["code asked", LEAST["code asked"]()], phone, "POST /sessions/codes", asked, 202);
  }
  await follow(town);
  for (const phone of phones) {
    const code = /\d{6}/.exec(town.world.messages.findLast((m) => m.to === phone)?.text ?? "")?.[0];
    const shown = { district: town.district, phone, code };
    const least = LEAST["signed in"](!isMember(town, phone));
    await call(town, ["signed in", least], phone, "POST /sessions", shown);
  }
  town.world.messages.length = 0;
  await follow(town);
}

const sent = (n: number, now: number) => ({
  title: `河道清洁志愿服务第${n + 1}场`,
  team: "environment",
  place: "清河滨河步道东段集合点",
  places: PLACES,
  startsAt: new Date(now + 5 * DAY + n * 3 * HOUR).toISOString(),
  endsAt: new Date(now + 5 * DAY + (n * 3 + 2) * HOUR).toISOString(),
  description: "请穿平底鞋，现场提供手套和垃圾袋；下雨顺延，另行通知。",
  beneficiaries: "沿河居民",
});

/** One post and those who come for it. */
interface Session {
  readonly id: string;
  readonly crowd: readonly Resident[];
}

async function publish(town: Town, { id, worker }: Community, groups: readonly Resident[][]): Promise<Session[]> {
  const sessions: Session[] = [];
  for (const [n, crowd] of groups.entries()) {
    const facts = { ...sent(n, town.world.platform.clock()), unitId: id };
    const post = await call(town, ["post published", LEAST["post published"]()], worker, "POST /posts", facts);
    sessions.push({ id: String(post.id), crowd });
  }
  return sessions;
}

async function claim(town: Town, { id }: Community, session: Session): Promise<void> {
  for (const [n, { phone }] of session.crowd.entries()) {
    await call(town, ["who am I", LEAST["who am I"]()], phone, "GET /sessions/me");
    await call(town, ["posts listed", LEAST["posts listed"]()], phone, `GET /posts?unitId=${id}&for=me`);
    await call(town, ["what I was told", LEAST["what I was told"]()], phone, "GET /notifications");
    const path = `PUT /posts/${session.id}/claims/mine`;
    if (n >= PLACES) await call(town, ["full post", LEAST["full post"]()], phone, path, { wait: false }, 409);
    await call(town, ["claim", LEAST.claim()], phone, path, { wait: n >= PLACES });
  }
}

async function attend(town: Town, community: Community, { id, crowd }: Session): Promise<void> {
  const { code } = await call(
    town,
    ["session code", LEAST["session code"]()],
    community.worker,
    `GET /posts/${id}/attendance/code`,
  );
  for (const { phone } of crowd.slice(1, PLACES + 1)) {
    await call(town, ["my claims", LEAST["my claims"](1)], phone, "GET /claims/mine");
    await call(town, ["check-in", LEAST["check-in"]()], phone, "POST /attendance/check-in", { code });
  }
}

async function confirm(town: Town, { id, worker }: Community): Promise<void> {
  const path = `GET /services/pending?unitId=${id}`;
  const waits = LEAST["what waits"](0);
  const { services } = (await call(town, ["what waits", waits], worker, path)) as { services: { id: string }[] };
  const ids = services.map((s) => s.id);
  town.books.account("what waits").least.reads += ids.length;
  for (let i = 0; i < ids.length; i += PLACES) {
    const some = ids.slice(i, i + PLACES);
    await call(town, ["confirmation", LEAST.confirmation(some.length)], worker, "POST /services/confirm", {
      ids: some,
    });
  }
}

/** Two weeks of one community: posts, a crowd, someone who gives a place back, attendance, confirmations, ledgers. */
export async function fortnight(town: Town, community: Community, coming: readonly Resident[]): Promise<void> {
  const { world } = town;
  const { worker } = community;
  const groups = Array.from({ length: Math.ceil(coming.length / CROWD) }, (_, n) =>
    coming.slice(n * CROWD, (n + 1) * CROWD),
  ).filter((group) => group.length === CROWD);
  await signIn(town, [worker, ...coming.map((m) => m.phone)]);
  const sessions = await publish(town, community, groups);
  await follow(town);
  for (const session of sessions) {
    await claim(town, community, session);
    await follow(town);
  }
  world.pass(DAY);
  const everyone = LEAST["members listed"](community.members.length);
  await call(town, ["members listed", everyone], worker, `GET /members?unitId=${community.id}`);
  for (const { id, crowd } of sessions) {
    await call(town, ["claimants", LEAST.claimants(CROWD)], worker, `GET /posts/${id}/claims`);
    const [first] = crowd as [Resident, ...Resident[]];
    await call(town, ["a member's page", LEAST["a member's page"]()], worker, `GET /members/${first.personId}`);
    const least = LEAST["withdrawal, promoted"]();
    await call(town, ["withdrawal, promoted", least], first.phone, `POST /posts/${id}/claims/mine/withdraw`, {});
    await follow(town);
  }
  world.pass(4 * DAY - 10 * 60_000);
  await signIn(town, [worker]);
  for (const session of sessions) {
    world.pass(10 * 60_000);
    await attend(town, community, session);
    await follow(town);
    world.pass(3 * HOUR - 10 * 60_000);
  }
  await confirm(town, community);
  await follow(town);
  for (const { phone } of coming) {
    await call(town, ["ledger", LEAST.ledger()], phone, "GET /services/mine");
    await call(town, ["what I was told", LEAST["what I was told"]()], phone, "GET /notifications");
  }
  await follow(town);
  world.pass(HOUR);
  const rows = town.books.account("follows AUDIT").least.writes - town.sealed;
  town.sealed += rows;
  await town.books.call(
    "trail sealed",
    LEAST["trail sealed"](rows),
    async () => void (await sealTrails(world.platform)),
  );
}
