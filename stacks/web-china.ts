import { HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { ApiParts } from "./api";
import { addFunction, type Service } from "./functions";

/**
 * In the China regions: the console comes from a small function on the API's own domain. CloudFront there has no
 * domain of its own, takes no certificate of the certificate manager and knows no origin access control,
 * so it would cost a second certificate, renewed by hand, and a less private bucket.
 */
export function serveInChina(service: Service, { http }: ApiParts, site: Bucket): void {
  const { stack } = service;
  const pages = addFunction(service, "SiteFunction", {
    handler: "stacks/site/main.handler",
    memoryMb: 512,
    timeoutSeconds: 10,
    environment: { SITE_BUCKET: site.bucketName },
  });
  pages.addToRolePolicy(new PolicyStatement({ actions: ["s3:GetObject"], resources: [site.arnForObjects("*")] }));
  // Without this permission a missing file reads as forbidden, and no page could tell the two apart.
  pages.addToRolePolicy(new PolicyStatement({ actions: ["s3:ListBucket"], resources: [site.bucketArn] }));
  new HttpRoute(stack, "SiteRoute", {
    httpApi: http,
    routeKey: HttpRouteKey.DEFAULT,
    integration: new HttpLambdaIntegration("SiteIntegration", pages),
  });
}
