import type { Neighbourhood } from "../support/people";
import { signIn } from "../support/sign-in";
import { softPasskey } from "../support/soft-passkey";

/** A member of the district with a passkey of a real key. @returns how the list names it */
export async function passkeyIn({ world, district }: Neighbourhood, mark: string, phone: string): Promise<string> {
  const first = await signIn(world, district, phone);
  const asked = await world.request("/factors/passkeys/challenge", { method: "POST", cookie: first });
  const credential = softPasskey(world.platform.origin).make(await asked.json());
  const json = { name: `${mark}手机`, credential };
  const added = await world.request("/factors/passkeys", { method: "POST", cookie: first, json });
  const cookie = /rengang=([^;]+)/.exec(added.headers.get("set-cookie") ?? "")?.[1] ?? "";
  const mine = await (await world.request("/factors/mine", { cookie })).json();
  return mine.passkeys[0].id;
}
