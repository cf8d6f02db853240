import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Duration } from "aws-cdk-lib/core";
import type { ApiParts } from "./api";
import type { Service } from "./functions";
import { COMMON_HEADERS, CONTENT_SECURITY_POLICY, HSTS_SECONDS } from "./headers";
import { nameOf } from "./stage";

/**
 * Addresses of pages have no file of their own. An error page of the distribution would do the same,
 * but for the API's 403 and 404 too, which must reach the console as they are.
 */
const PAGE_FOR_ADDRESS = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/i.test(request.uri)) request.uri = "/index.html";
  return request;
}`;

/** Outside China: CloudFront before the bucket, with the API behind the same name. */
export function serveFromEdge(service: Service, { http }: ApiParts, site: Bucket): void {
  const { stack, settings } = service;
  const responseHeadersPolicy = addHeaders(service);
  const { certificateArn } = settings;
  const distribution = new Distribution(stack, "Distribution", {
    comment: nameOf(settings),
    httpVersion: HttpVersion.HTTP2_AND_3,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    defaultBehavior: {
      responseHeadersPolicy,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      origin: S3BucketOrigin.withOriginAccessControl(site),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: addPageFunction(service) }],
    },
    additionalBehaviors: { "/api/*": { responseHeadersPolicy, ...apiBehavior(service, http.apiId) } },
    ...(certificateArn && {
      domainNames: [settings.domain],
      certificate: Certificate.fromCertificateArn(stack, "Certificate", certificateArn),
    }),
  });
  stack.addOutputs({ DomainTarget: distribution.distributionDomainName });
}

const apiBehavior = ({ stack, settings }: Service, apiId: string): BehaviorOptions => ({
  origin: new HttpOrigin(`${apiId}.execute-api.${settings.region}.${stack.urlSuffix}`, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    readTimeout: Duration.seconds(30),
  }),
  // A client that once sent its data in clear must notice, not be led on.
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
});

const addPageFunction = ({ stack }: Service): EdgeFunction =>
  new EdgeFunction(stack, "PageForAddress", {
    code: FunctionCode.fromInline(PAGE_FOR_ADDRESS),
    runtime: FunctionRuntime.JS_2_0,
  });

function addHeaders({ stack, settings }: Service): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(stack, "Headers", {
    responseHeadersPolicyName: nameOf(settings, "headers"),
    securityHeadersBehavior: {
      // An answer of the API may bring a stricter policy of its own.
      contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: false },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(HSTS_SECONDS),
        includeSubdomains: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
    },
    customHeadersBehavior: {
      customHeaders: ["permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"].map(
        (header) => ({
          header,
          value: COMMON_HEADERS[header] as string,
          override: true,
        }),
      ),
    },
  });
}
