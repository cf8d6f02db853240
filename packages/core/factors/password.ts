import { parse } from "@rengang/kernel/input";
import type * as z from "zod";
import { type From, type Platform, systemContext } from "../context";
import { behind, countTry, factorsItem, isGuarded, loadPerson, openFor } from "../people";
import type { Account } from "../people/account";
import type { Me } from "../people/schema";
import { triedInVain } from "../tries";
import { fits } from "./hashing";
import { refuseFactor } from "./refusals";
import { passwordSignInSchema } from "./schema";

const VERB = "sessions.sign_in_by_password";

/**
 * Signs in with a password; the session then asks for the second factor. A phone that nobody has, one without a password
 * and a wrong password cost the same work and get the same answer.
 * @throws Refusal `password.wrong`, `code.too_many`
 */
export async function passwordSignIn(
  platform: Platform,
  requestId: string,
  input: z.input<typeof passwordSignInSchema>,
  from: From = {},
): Promise<{ token: string; me: Me }> {
  const { district, phone, password } = parse(passwordSignInSchema, input);
  const ctx = systemContext(platform, district, requestId, from);
  const { personId } = await behind(ctx, phone);
  const refused = (why: unknown) => triedInVain(ctx, personId, VERB, why);
  await countTry(ctx, VERB, personId, from.address, "password").catch(async (error) => {
    throw await refused(error);
  });
  const row = await ctx.table.get(factorsItem, personId, { strong: true });
  const right = await fits(password, row && isGuarded(row) ? row.password : undefined);
  const denied = () => refuseFactor("password.wrong");
  if (!right) throw await refused(denied());
  // A password never opens an account that nothing else guards any more.
  const using = ({ guarded }: Account) => {
    if (!guarded) throw denied();
    return {};
  };
  return openFor(ctx, VERB, await loadPerson(ctx, personId), from, { denied, using });
}
