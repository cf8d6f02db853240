import { ArnPrincipal, PolicyDocument, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import { Duration } from "aws-cdk-lib/core";
import type { Function as LambdaFunction } from "sst/constructs";
import type { Service } from "./functions";
import { type FileAction, type FilePrefix, tableStatements, WRITE_ACTIONS } from "./grants";

/** The session tag, which is set when the role is assumed. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language, filled in by IAM
const DISTRICT = "${aws:PrincipalTag/district}";
/** Every partition key, in table and index, begins with this. */
export const LEADING_KEY = `D#${DISTRICT}#*`;
/** The platform's own partitions, which no district's credentials reach. */
export const PLATFORM_KEY = "D#_platform#*";

export interface Reach {
  readonly table?: "without deleting";
  readonly files?: readonly { readonly actions: readonly FileAction[]; readonly prefixes: readonly FilePrefix[] }[];
}

const onlyKeys = (key: string) => ({ "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [key] } });
const writesOf = (reach: Reach) => WRITE_ACTIONS.filter((each) => !reach.table || each !== "dynamodb:DeleteItem");

/**
 * What a function may do to data. By itself: the platform's partitions. To anything of a district only through a role of
 * its own, assumed for that district with the session tag `district` and with no other tag: credentials that reach one
 * district's items and files, whatever the code asks for.
 */
export function grantDistricts({ stack, data }: Service, id: string, target: LambdaFunction, reach: Reach): Role {
  // "For all values" also holds for none at all, so a request without keys must fail by itself.
  const platform = { ...onlyKeys(PLATFORM_KEY), Null: { "dynamodb:LeadingKeys": "false" } };
  for (const each of tableStatements(data, platform, writesOf(reach))) target.addToRolePolicy(each);
  const caller = new ArnPrincipal(String(target.role?.roleArn));
  const inside = {
    ...onlyKeys(LEADING_KEY),
    Null: { "dynamodb:LeadingKeys": "false", "aws:PrincipalTag/district": "false" },
  };
  const files = (reach.files ?? []).map(
    ({ actions, prefixes }) =>
      new PolicyStatement({
        actions: [...actions],
        resources: prefixes.map((prefix) => `${data.bucketArn}/${prefix}/${DISTRICT}/*`),
        conditions: { Null: { "aws:PrincipalTag/district": "false" } },
      }),
  );
  const role = new Role(stack, `${id}DistrictRole`, {
    assumedBy: caller,
    description: "One district's items and files only, named by the session tag district",
    maxSessionDuration: Duration.hours(1),
    inlinePolicies: {
      district: new PolicyDocument({ statements: [...tableStatements(data, inside, writesOf(reach)), ...files] }),
    },
  });
  role.assumeRolePolicy?.addStatements(tagging(caller));
  target.addToRolePolicy(
    new PolicyStatement({ actions: ["sts:AssumeRole", "sts:TagSession"], resources: [role.roleArn] }),
  );
  target.addEnvironment("DISTRICT_ROLE_ARN", role.roleArn);
  return role;
}

const tagging = (caller: ArnPrincipal) =>
  new PolicyStatement({
    actions: ["sts:TagSession"],
    principals: [caller],
    conditions: {
      "ForAllValues:StringEquals": { "aws:TagKeys": ["district"] },
      StringLike: { "aws:RequestTag/district": "?*" },
      // The platform's own partition is never a district's session.
      StringNotEquals: { "aws:RequestTag/district": "_platform" },
    },
  });
