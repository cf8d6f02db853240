import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { Function as LambdaFunction } from "sst/constructs";
import { grantDistricts } from "./district-role";
import { addFunction, addLogs, commonEnvironment, type Service } from "./functions";
import { grantSecrets, MADE } from "./grants";
import { nameOf } from "./stage";
import { typstBuild } from "./typst";

export interface ApiParts {
  readonly http: HttpApi;
  readonly api: LambdaFunction;
  readonly documents: LambdaFunction;
}

const DOCUMENTS_PATH = "/api/documents/{proxy+}";
/** The API's own document needs every route at hand, which the hot function should not carry. */
const REFERENCE_PATHS = ["/api/openapi.json", "/api/reference", "/api/reference.css"];

/** A rush is 10,000 calls in two seconds; more than that from everywhere together is answered 429 at the door. */
const THROTTLE = { rateLimit: 5000, burstLimit: 5000 };
/** Each rendering may hold a gigabyte for seconds: few at once, or they would take every function's concurrency. */
const DOCUMENTS_THROTTLE = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };

/** What happened, when and how fast. No address, no agent and no path: paths hold ids of people. */
export const ACCESS_LOG = {
  requestId: "$context.requestId",
  at: "$context.requestTimeEpoch",
  route: "$context.routeKey",
  status: "$context.status",
  ms: "$context.responseLatency",
  bytes: "$context.responseLength",
  fault: "$context.integrationErrorMessage",
} as const;

/** The HTTP API (payload 2.0) with its two functions. No CORS: the console lives on the same origin. */
export function addApi(service: Service): ApiParts {
  const { stack, settings } = service;
  const api = addApiFunction(service);
  const documents = addDocumentsFunction(service);
  const http = new HttpApi(stack, "Http", {
    apiName: nameOf(settings),
    createDefaultStage: false,
    // In China only the filed domain may answer; elsewhere the distribution needs this endpoint as its origin.
    disableExecuteApiEndpoint: settings.china,
  });
  const routes = [
    ...http.addRoutes({
      path: "/api/{proxy+}",
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration("ApiIntegration", api),
    }),
    ...http.addRoutes({
      path: DOCUMENTS_PATH,
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration("DocumentsIntegration", documents),
    }),
    ...REFERENCE_PATHS.flatMap((path) =>
      http.addRoutes({
        path,
        methods: [HttpMethod.GET],
        integration: new HttpLambdaIntegration("ReferenceIntegration", documents),
      }),
    ),
  ];
  const stage = addStage(service, http);
  // Settings of a route are refused until the route exists.
  for (const route of routes) stage.node.addDependency(route);
  return { http, api, documents };
}

function addApiFunction(service: Service): LambdaFunction {
  const { stack, settings } = service;
  // Half a core: a request is some 10 ms of CPU between waits. The code gives up on a dependency after 6 s.
  const api = addFunction(service, "Api", {
    handler: "functions/api/main.handler",
    memoryMb: 1024,
    timeoutSeconds: 10,
    environment: commonEnvironment(service),
  });
  grantDistricts(service, "Api", api, {
    files: [
      { actions: ["s3:GetObject", "s3:PutObject"], prefixes: ["imports", "templates"] },
      { actions: ["s3:GetObject"], prefixes: ["audit", ...MADE] },
    ],
  });
  grantSecrets(stack, api, settings);
  return api;
}

function addDocumentsFunction(service: Service): LambdaFunction {
  const { stack, settings } = service;
  // A full core and room for fonts; just under the 30 s after which the gateway answers for us.
  const documents = addFunction(service, "DocumentsFunction", {
    handler: "functions/documents/main.handler",
    memoryMb: 1769,
    timeoutSeconds: 29,
    environment: commonEnvironment(service),
    build: typstBuild(settings),
  });
  grantDistricts(service, "Documents", documents, {
    files: [
      { actions: ["s3:GetObject"], prefixes: ["templates"] },
      { actions: ["s3:GetObject", "s3:PutObject"], prefixes: MADE },
    ],
  });
  grantSecrets(stack, documents, settings);
  return documents;
}

function addStage(service: Service, http: HttpApi): HttpStage {
  const { stack, settings } = service;
  const stage = new HttpStage(stack, "HttpStage", {
    httpApi: http,
    stageName: "$default",
    autoDeploy: true,
    throttle: THROTTLE,
    detailedMetricsEnabled: true,
    accessLogSettings: {
      destination: new LogGroupLogDestination(addLogs(stack, "AccessLogs")),
      format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
    },
    ...(settings.china && { domainMapping: { domainName: addDomain(service) } }),
  });
  const resource = stage.node.defaultChild as CfnStage;
  resource.routeSettings = { [`GET ${DOCUMENTS_PATH}`]: { ...DOCUMENTS_THROTTLE, DetailedMetricsEnabled: true } };
  return stage;
}

function addDomain({ stack, settings }: Service): DomainName {
  const domain = new DomainName(stack, "Domain", {
    domainName: settings.domain,
    certificate: Certificate.fromCertificateArn(stack, "Certificate", String(settings.certificateArn)),
    securityPolicy: SecurityPolicy.TLS_1_2,
  });
  stack.addOutputs({ DomainTarget: domain.regionalDomainName });
  return domain;
}
