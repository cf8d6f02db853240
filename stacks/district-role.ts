import { ArnPrincipal, PolicyDocument, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import { Duration } from "aws-cdk-lib/core";
import type { Function as LambdaFunction } from "sst/constructs";
import type { Service } from "./functions";
import { tableStatements } from "./grants";

/** Every partition key, in table and index, begins with this; the tag is set when the role is assumed. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language, filled in by IAM
export const LEADING_KEY = "D#${aws:PrincipalTag/district}#*";

/**
 * The second wall between districts: credentials that reach one district's keys, whatever the code asks for.
 * The API function may assume the role with the session tag `district` and with no other tag.
 */
export function addDistrictRole({ stack, data }: Service, api: LambdaFunction): Role {
  const caller = new ArnPrincipal(String(api.role?.roleArn));
  const role = new Role(stack, "DistrictRole", {
    assumedBy: caller,
    description: "One district's items only, named by the session tag district",
    maxSessionDuration: Duration.hours(1),
    inlinePolicies: {
      district: new PolicyDocument({
        statements: tableStatements(data, {
          "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [LEADING_KEY] },
          // "For all values" also holds for none at all, so a request without keys must fail by itself.
          Null: { "dynamodb:LeadingKeys": "false", "aws:PrincipalTag/district": "false" },
        }),
      }),
    },
  });
  const assume = role.assumeRolePolicy;
  assume?.addStatements(
    new PolicyStatement({
      actions: ["sts:TagSession"],
      principals: [caller],
      conditions: {
        "ForAllValues:StringEquals": { "aws:TagKeys": ["district"] },
        StringLike: { "aws:RequestTag/district": "?*" },
        // The platform's own partition belongs to operators, never to a district's session.
        StringNotEquals: { "aws:RequestTag/district": "_platform" },
      },
    }),
  );
  api.addToRolePolicy(
    new PolicyStatement({ actions: ["sts:AssumeRole", "sts:TagSession"], resources: [role.roleArn] }),
  );
  api.addEnvironment("DISTRICT_ROLE_ARN", role.roleArn);
  return role;
}
