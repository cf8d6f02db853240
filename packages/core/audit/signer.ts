import { publicSigner } from "@rengang/kernel/crypto";
import type { Context } from "../context";

type Signer = ReturnType<typeof publicSigner>;
const known = new WeakMap<Context, Signer>();

/** The key pair under which a district's trail is sealed; made once for a request, since a check asks for it at each seal. */
export function sealSigner(ctx: Context): Signer {
  const signer = known.get(ctx) ?? publicSigner(ctx.platform.secrets.signing, `audit-seal:${ctx.district}`);
  known.set(ctx, signer);
  return signer;
}
