import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
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

/** The documents bucket, reached for each district under its own credentials. */
export function bucketFiles(
  bucket: string,
  region: string,
  credentials: (district: DistrictId) => Promise<Credentials>,
): Files {
  const { requestHandler } = new S3Client({ region }).config;
  const clientOf = perDistrict(
    (district) => new S3Client({ region, requestHandler, credentials: () => credentials(district) }),
  );
  return {
    put: async (district, key, bytes) => {
      const Key = bucketKey(district, key);
      await clientOf(district).send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes }));
    },
    get: async (district, key) => {
      try {
        const Key = bucketKey(district, key);
        const { Body } = await clientOf(district).send(new GetObjectCommand({ Bucket: bucket, Key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof S3ServiceException && MISSING.has(error.name)) return undefined;
        throw error;
      }
    },
  };
}
