import { existsSync } from "node:fs";
import { join } from "node:path";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { RemovalPolicy } from "aws-cdk-lib/core";
import type { ApiParts } from "./api";
import { addLogs, type Service } from "./functions";
import { ASSET_CACHE, PAGE_CACHE } from "./headers";
import { serveInChina } from "./web-china";
import { serveFromEdge } from "./web-global";

/** The console: a private bucket of built files, served on one origin with the API. */
export function addWeb(service: Service, api: ApiParts): void {
  const site = addSiteBucket(service);
  if (service.settings.china) serveInChina(service, api, site);
  else serveFromEdge(service, api, site);
}

function addSiteBucket(service: Service): Bucket {
  const { stack, settings } = service;
  if (!existsSync(join(settings.siteDirectory, "index.html"))) {
    throw new Error(`No built console in ${settings.siteDirectory}: run "npm run build" first.`);
  }
  const site = new Bucket(stack, "Site", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const common = {
    sources: [Source.asset(settings.siteDirectory)],
    destinationBucket: site,
    // A page opened before a release still asks for the assets it was built with.
    prune: false,
    memoryLimit: 512,
    logGroup: addLogs(stack, "SiteUploadLogs"),
  };
  const assets = new BucketDeployment(stack, "SiteAssets", {
    ...common,
    exclude: ["*"],
    include: ["assets/*"],
    cacheControl: [CacheControl.fromString(ASSET_CACHE)],
  });
  const pages = new BucketDeployment(stack, "SitePages", {
    ...common,
    exclude: ["assets/*"],
    cacheControl: [CacheControl.fromString(PAGE_CACHE)],
  });
  // A page must never name an asset that is not there yet.
  pages.node.addDependency(assets);
  return site;
}
