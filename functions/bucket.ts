import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Files } from "@rengang/core/context/files";
import type { DistrictId } from "@rengang/kernel/ids";

/** `imports/<id>` → `imports/<district>/<id>`: grants and lifetimes go by the first part, tenants by the second. */
export function bucketKey(district: DistrictId, key: string): string {
  const [room = "", ...rest] = key.split("/");
  return [room, district, ...rest].join("/");
}

/** The documents bucket. */
export function bucketFiles(bucket: string, region: string): Files {
  const client = new S3Client({ region });
  return {
    put: async (district, key, bytes) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: bucketKey(district, key), Body: bytes }));
    },
    get: async (district, key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: bucketKey(district, key) }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
