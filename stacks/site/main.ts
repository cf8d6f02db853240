import { GetObjectCommand, NoSuchKey, S3Client } from "@aws-sdk/client-s3";
import { type SiteRequest, type StoredFile, siteHandler } from "./serve";

const bucket = process.env.SITE_BUCKET;
const client = new S3Client({});

/** A file of the built console, or undefined where there is none. */
async function readFile(key: string): Promise<StoredFile | undefined> {
  try {
    const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!found.Body) return undefined;
    return { body: await found.Body.transformToByteArray(), type: found.ContentType, etag: found.ETag };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

const serve = siteHandler(readFile);

/** Lambda's entry for the console in the China regions. */
export const handler = (event: SiteRequest) => serve(event);
