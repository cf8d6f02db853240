import type { DistrictId } from "@rengang/kernel/ids";
import type { World } from "./world";

/** Signs in through the API, with the code that was really sent. @returns the session cookie's value */
export async function signIn(world: World, district: DistrictId, phone: string): Promise<string> {
  const asked = await world.request("/sessions/codes", { method: "POST", json: { district, phone } });
  if (asked.status !== 202) throw new Error(`code refused: ${await asked.text()}`);
  await world.settle();
  const code = /\d{6}/.exec(world.messages.findLast((m) => m.to === phone)?.text ?? "")?.[0];
  const answer = await world.request("/sessions", { method: "POST", json: { district, phone, code } });
  if (answer.status !== 201) throw new Error(`sign-in refused: ${await answer.text()}`);
  return /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";
}
