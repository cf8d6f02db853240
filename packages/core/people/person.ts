import type { PersonId } from "@rengang/kernel/ids";
import type { FoundRow } from "@rengang/table/district-table";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type MemberRow, memberItem } from "../members/items";
import { type Account, standing } from "./account";
import { accountItem } from "./account-items";
import { type GrantRow, grantItem, MAY } from "./items";

/** Who somebody is here, as one query tells it. */
export interface Person {
  readonly personId: PersonId;
  readonly account: Account;
  readonly grants: readonly Loaded<GrantRow>[];
  readonly member?: Loaded<MemberRow>;
}

const KINDS = [accountItem, grantItem, memberItem];

/**
 * Account, roles and the row on the roster. 1 read unit for 4 KB, which hold some ten roles; half of it where it need not
 * be read strongly.
 */
export async function loadPerson(ctx: Context, personId: PersonId, strong = true): Promise<Person> {
  const between = [MAY, memberItem.key(personId).sk] as const;
  const rows: FoundRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await ctx.table.queryKinds(KINDS, { pk: `PERSON#${personId}`, between, strong, cursor });
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor);
  const of = <Row>(kind: string) => rows.filter((found) => found.kind === kind).map(({ row }) => row as Loaded<Row>);
  const [member] = of<MemberRow>(memberItem.kind);
  const [account] = of<Account>(accountItem.kind);
  return { personId, account: standing(ctx, account), grants: of(grantItem.kind), ...(member && { member }) };
}
