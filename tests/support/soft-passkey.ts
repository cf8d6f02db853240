import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { Asking, Made, Making, Shown } from "@rengang/core/factors/passkey-schema";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What an authenticator, or the browser around it, may get wrong. */
export interface Wrong {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly challenge?: string;
  /** False: nobody showed finger, face or screen lock. */
  readonly verified?: boolean;
  readonly counter?: number;
  /** Another key than the one that was registered. */
  readonly key?: KeyObject;
  /** The device vouches for itself; with a certificate, its maker does. */
  readonly attested?: "self" | "certificate";
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const PRESENT = 1;
const VERIFIED = 4;
const ATTESTED = 64;

/** ES256 as COSE writes it (RFC 9053, 7.1). */
function coseOf(key: KeyObject): Uint8Array {
  const { x, y } = key.export({ format: "jwk" });
  const bytes = (part: string | undefined) => new Uint8Array(Buffer.from(String(part), "base64url"));
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  );
}

/** An authenticator with one real key pair, which signs what it is asked to as WebAuthn lays it down (7.1, 7.2). */
export function softPasskey(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credential = randomBytes(32);
  const id = text(credential);
  let used = 0;

  const clientData = (type: string, challenge: string, wrong: Wrong): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? origin,
        crossOrigin: false,
      }),
    );
  function authenticatorData(rpId: string, wrong: Wrong, attested?: Uint8Array): Buffer {
    used += 1;
    const flags = PRESENT | (wrong.verified === false ? 0 : VERIFIED) | (attested ? ATTESTED : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(wrong.counter ?? used, 1);
    return Buffer.concat([sha256(wrong.rpId ?? rpId), head, attested ?? Buffer.alloc(0)]);
  }

  return {
    id,
    otherKey: () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
    make({ challenge, rp }: Pick<Making, "challenge" | "rp">, wrong: Wrong = {}): Made {
      const length = Buffer.from([0, credential.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credential, coseOf(publicKey)]);
      const client = clientData("webauthn.create", challenge, wrong);
      const data = authenticatorData(rp.id, wrong, attested);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      const statement: [string, unknown][] = [
        ["alg", -7],
        ["sig", new Uint8Array(signature)],
        ...(wrong.attested === "certificate" ? ([["x5c", [new Uint8Array(300)]]] as [string, unknown][]) : []),
      ];
      const object = new Map<string, unknown>([
        ["fmt", wrong.attested ? "packed" : "none"],
        ["attStmt", new Map(wrong.attested ? statement : [])],
        ["authData", new Uint8Array(data)],
      ]);
      return {
        id,
        type: "public-key",
        clientDataJSON: text(client),
        attestationObject: text(isoCBOR.encode(object as never)),
        transports: ["internal"],
      };
    },
    show({ challenge, rpId }: Pick<Asking, "challenge" | "rpId">, wrong: Wrong = {}): Shown {
      const client = clientData("webauthn.get", challenge, wrong);
      const data = authenticatorData(rpId, wrong);
      return {
        id,
        type: "public-key",
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(sign("sha256", Buffer.concat([data, sha256(client)]), wrong.key ?? privateKey)),
      };
    },
  };
}
export type SoftPasskey = ReturnType<typeof softPasskey>;
