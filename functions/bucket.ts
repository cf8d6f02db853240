import type { S3Client } from "@aws-sdk/client-s3";
import type { Files } from "@rengang/core/context/files";
import type { DistrictId } from "@rengang/kernel/ids";
import { perDistrict } from "@rengang/table/per-district";
import type { Credentials } from "./district-credentials";

/** `imports/<id>` → `imports/<district>/<id>`: grants and lifetimes go by the first part, tenants by the second. */
export function bucketKey(district: DistrictId, key: string): string {
  const [room = "", ...rest] = key.split("/");
  return [room, district, ...rest].join("/");
}

/** Who may not list a bucket is refused what is not there, and nobody may: names of files are another district's too. */
const MISSING = new Set(["NoSuchKey", "AccessDenied"]);

/** A function that has just started answers without it: most requests touch no file. */
const library = () => import("@aws-sdk/client-s3");

/** The documents bucket, reached for each district under its own credentials. */
export function bucketFiles(
  bucket: string,
  region: string,
  credentials: (district: DistrictId) => Promise<Credentials>,
): Files {
  let connections: S3Client["config"]["requestHandler"] | undefined;
  const clientOf = perDistrict(async (district) => {
    const sdk = await library();
    connections ??= new sdk.S3Client({ region }).config.requestHandler;
    return new sdk.S3Client({ region, requestHandler: connections, credentials: () => credentials(district) });
  });
  return {
    put: async (district, key, bytes) => {
      const Key = bucketKey(district, key);
      const [client, { PutObjectCommand }] = await Promise.all([clientOf(district), library()]);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes }));
    },
    get: async (district, key) => {
      const Key = bucketKey(district, key);
      const [client, { GetObjectCommand, S3ServiceException }] = await Promise.all([clientOf(district), library()]);
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof S3ServiceException && MISSING.has(error.name)) return undefined;
        throw error;
      }
    },
  };
}
