/** One resource of a CloudFormation template. */
export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape differs by type, and the tests ask for what they expect
  readonly Properties?: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export type Resources = Readonly<Record<string, Resource>>;

export interface Statement {
  readonly owner: string;
  readonly actions: readonly string[];
  /** Each resource as text, whatever functions of the template it is made of. */
  readonly resources: readonly string[];
  readonly condition?: Readonly<Record<string, Record<string, unknown>>>;
}

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** The resources of one type by name. */
export const ofType = (resources: Resources, type: string): [string, Resource][] =>
  Object.entries(resources).filter(([, each]) => each.Type === type);

/** A template value as text: `Ref`, `GetAtt` and imports by the name they point at, joins joined. */
export function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  const [[name, inner] = ["", ""]] = Object.entries(value);
  if (name === "Fn::Join") return (inner as [string, unknown[]])[1].map(textOf).join((inner as [string])[0]);
  return Array.isArray(inner) ? `<${inner.join(".")}>` : `<${String(inner)}>`;
}

/** Everything that roles, policies and inline policies allow (resource policies and denials are left out). */
export function allowed(resources: Resources): Statement[] {
  return Object.entries(resources).flatMap(([owner, { Type, Properties }]) => {
    const documents =
      Type === "AWS::IAM::Policy" || Type === "AWS::IAM::ManagedPolicy"
        ? [Properties.PolicyDocument]
        : Type === "AWS::IAM::Role"
          ? list<{ PolicyDocument: unknown }>(Properties.Policies).map((each) => each.PolicyDocument)
          : [];
    // biome-ignore lint/suspicious/noExplicitAny: policy documents are plain JSON
    return documents.flatMap((document: any) =>
      list<Record<string, unknown>>(document.Statement)
        .filter((each) => each.Effect === "Allow")
        .map((each) => ({
          owner,
          actions: list(each.Action as string | string[] | undefined),
          resources: list(each.Resource as unknown).map(textOf),
          ...(each.Condition !== undefined && { condition: each.Condition as NonNullable<Statement["condition"]> }),
        })),
    );
  });
}

const DATA_SERVICES = /^(dynamodb|s3|ssm|sqs|kms|sts|secretsmanager|\*)(:|$)/;
const told = (each: Statement) => `${each.owner}: ${each.actions.join(" ")} on ${each.resources.join(" ")}`;

/** Grants on data that name every action of a service, or every resource there is. */
export const wildcardGrants = (resources: Resources): string[] =>
  allowed(resources)
    .filter((each) => each.actions.some((action) => DATA_SERVICES.test(action)))
    .filter(
      (each) =>
        each.actions.some((action) => action === "*" || action.endsWith(":*")) ||
        each.resources.some((resource) => resource === "*" || /^arn:[^/]*:\*$/.test(resource)),
    )
    .map(told);

/** Grants of a walk through the whole table, in any of its forms. */
export const scanGrants = (resources: Resources): string[] =>
  allowed(resources)
    .filter((each) =>
      each.actions.some((action) => /^dynamodb:(Scan|PartiQL|Export|\*|.*\*)/i.test(action) || action === "*"),
    )
    .map(told);

/** Grants on files that are not limited to one of the named prefixes and, in it, to the district of the session. */
export const filesBeyondPrefix = (resources: Resources, bucket: RegExp): string[] =>
  allowed(resources)
    .filter((each) =>
      each.resources.some((text) => bucket.test(text) && !/\/[a-z]+\/\$\{aws:PrincipalTag\/district\}\/\*$/.test(text)),
    )
    .map(told);

/** Managed policies other than the one that lets a function write its log. */
export const broadManagedPolicies = (resources: Resources): string[] =>
  ofType(resources, "AWS::IAM::Role").flatMap(([name, { Properties }]) =>
    list<unknown>(Properties.ManagedPolicyArns)
      .map(textOf)
      .filter((arn) => !arn.endsWith(":policy/service-role/AWSLambdaBasicExecutionRole"))
      .map((arn) => `${name}: ${arn}`),
  );

/** Event sources that would retry for ever or lose what they give up. */
export const endlessReaders = (resources: Resources): string[] =>
  ofType(resources, "AWS::Lambda::EventSourceMapping")
    .filter(([, { Properties: how }]) => {
      const finite = how.MaximumRetryAttempts >= 0 && how.MaximumRecordAgeInSeconds > 0;
      const partial = list<string>(how.FunctionResponseTypes).includes("ReportBatchItemFailures");
      return !(finite && partial && how.BisectBatchOnFunctionError && how.DestinationConfig?.OnFailure?.Destination);
    })
    .map(([name]) => name);

/** Log groups that forget before `days` have passed; without a number CloudWatch keeps for ever. */
export const forgetfulLogs = (resources: Resources, days: number): string[] =>
  ofType(resources, "AWS::Logs::LogGroup")
    .filter(([, each]) => (each.Properties?.RetentionInDays ?? days) < days || each.DeletionPolicy !== "Retain")
    .map(([name]) => name);

/** Functions whose log group is left to Lambda, apart from the tools' own helpers. */
export const functionsWithoutLogs = (resources: Resources): string[] =>
  ofType(resources, "AWS::Lambda::Function")
    .filter(([name, each]) => !name.includes("CustomResourceHandler") && !each.Properties.LoggingConfig?.LogGroup)
    .map(([name]) => name);

/** Buckets that are not closed to the public, not encrypted, not kept, or reachable without TLS. */
export function openBuckets(resources: Resources): string[] {
  const policies = ofType(resources, "AWS::S3::BucketPolicy").map(([, each]) => JSON.stringify(each.Properties));
  return ofType(resources, "AWS::S3::Bucket")
    .filter(([name, each]) => {
      const block = each.Properties?.PublicAccessBlockConfiguration ?? {};
      const closed = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"].every(
        (way) => block[way] === true,
      );
      const own = `"${name.split(".").at(-1)}"`;
      const secure = policies.some((text) => text.includes(own) && text.includes('"aws:SecureTransport":"false"'));
      return !(closed && secure && each.Properties.BucketEncryption && each.DeletionPolicy === "Retain");
    })
    .map(([name]) => name);
}

/** Resource types whose service, or whose use here, does not exist in the Beijing and Ningxia regions. */
const NOT_IN_CHINA =
  /^(AWS::(Cognito|SES|PinpointSMSVoice|Pinpoint|CloudFront|WAF|Shield|AppRunner|Amplify|XRay|GlobalAccelerator)|AWS::Lambda::Url)/;

/** What a China deployment would stumble over: missing services, tracing, ARNs of the other partition. */
export function notInChina(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([name, each]) => [
    ...(NOT_IN_CHINA.test(each.Type) ? [`${name}: ${each.Type}`] : []),
    ...(each.Properties?.TracingConfig?.Mode === "Active" ? [`${name}: X-Ray`] : []),
    ...(/arn:aws:/.test(JSON.stringify(each)) ? [`${name}: an ARN of the global partition`] : []),
    ...(/"(us|eu|ap)-[a-z]+-\d"/.test(JSON.stringify(each)) ? [`${name}: a region elsewhere`] : []),
    ...(each.Type === "AWS::SNS::Subscription" && each.Properties.Protocol === "sms" ? [`${name}: SMS`] : []),
    ...(each.Properties?.EndpointConfiguration?.Types?.includes("EDGE") ? [`${name}: edge endpoint`] : []),
  ]);
}
