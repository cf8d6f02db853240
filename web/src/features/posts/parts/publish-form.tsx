import { MEMBER_KINDS } from "@rengang/core/members/schema";
import { createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { Button } from "../../../ui/button";
import { ChipChoices } from "../../../ui/chips";
import { Form, Submit } from "../../../ui/form";
import { Select, TextArea, TextField } from "../../../ui/inputs";
import { Card, Grid, Row, Stack } from "../../../ui/layout";
import { kindName } from "../../members/words";
import { teamOptions } from "../../teams/words";
import { FOLDED, restInWords } from "../publish-check";
import { t as w } from "../publish-words";
import { t } from "../words";
import { Moment } from "./publish-moment";
import { RuleFields } from "./publish-rules";
import { type PostForm, ShapeFields } from "./publish-shape";

/** Three fields and a line that says the rest; the rest unfolds. */
export function PublishForm(props: { of: PostForm; more?: JSX.Element; sessions: number }): JSX.Element {
  const form = () => props.of;
  const values = () => props.of.values;
  const [unfolded, setUnfolded] = createSignal(false);
  const kinds = () => values().kinds.map((kind) => kindName(kind as (typeof MEMBER_KINDS)[number]));
  const hidden = () => FOLDED.some((field) => form().error(field));
  const open = () => unfolded() || hidden();
  return (
    <Form of={form()}>
      <Card>
        <Stack gap={5}>
          <TextField
            label={w("f_title")}
            hint={w("f_titleHint")}
            maxLength={30}
            input={{ autofocus: true }}
            {...form().field("title")}
          />
          <ShapeFields of={form()} />
          <div class="publish-places">
            <TextField
              label={w("f_places")}
              type="number"
              inputMode="numeric"
              input={{ min: 1, max: 1000 }}
              {...form().field("places")}
            />
          </div>
          <div class="publish-rest">
            <p class="field-label">{w("f_rest")}</p>
            <Row justify="between">
              <p class="grow small muted">{restInWords(values(), kinds())}</p>
              <Show when={!open()}>
                <Button look="link" aria-expanded="false" onClick={() => setUnfolded(true)}>
                  {w("f_change")}
                </Button>
              </Show>
            </Row>
          </div>
          <Show when={open()}>
            <RestFields of={form()} />
          </Show>
        </Stack>
      </Card>
      <Row justify="end">
        {props.more}
        <Submit of={form()} large>
          {values().shape === "series" ? w("f_plan", props.sessions) : w(values().draft ? "f_keep" : "f_publish")}
        </Submit>
      </Row>
    </Form>
  );
}

function RestFields(props: { of: PostForm }): JSX.Element {
  const form = () => props.of;
  const values = () => props.of.values;
  const me = useMe();
  const own = (team: string) => me().acting.team === undefined || values().team === team;
  const teams = () => [...teamOptions(), { value: "n", label: w("f_customTeam") }].filter(({ value }) => own(value));
  return (
    <Stack gap={5}>
      <Grid columns={2}>
        <Select label={t("team")} empty={false} options={teams()} {...form().field("team")} />
        <Show
          when={values().team === "n"}
          fallback={<TextField label={t("place")} maxLength={40} {...form().field("place")} />}
        >
          <TextField label={w("f_customName")} maxLength={20} {...form().field("customTeam")} />
        </Show>
      </Grid>
      <Show when={values().team === "n"}>
        <TextField label={t("place")} maxLength={40} {...form().field("place")} />
      </Show>
      <TextArea label={t("description")} optional rows={3} maxLength={1000} {...form().field("description")} />
      <Grid columns={2}>
        <TextField label={t("bring")} optional maxLength={200} {...form().field("bring")} />
        <TextField label={t("beneficiaries")} optional maxLength={60} {...form().field("beneficiaries")} />
        <Show when={values().shape === "once"}>
          <Moment
            of={form()}
            label={w("f_claimBy")}
            hint={w("f_claimByHint")}
            on="claimOn"
            at="claimAt"
            max={values().on}
          />
        </Show>
        <TextField label={t("skills")} optional hint={w("f_skillsHint")} {...form().field("skills")} />
        <TextField
          label={w("contactName")}
          optional
          hint={w("f_contactHint")}
          maxLength={30}
          {...form().field("contactName")}
        />
        <TextField label={w("contactPhone")} optional maxLength={20} {...form().field("contactPhone")} />
      </Grid>
      <ChipChoices
        label={t("kinds")}
        optional
        hint={values().kinds.length === 0 ? t("everyone") : undefined}
        options={MEMBER_KINDS.map((kind) => ({ value: kind as string, label: kindName(kind) }))}
        value={values().kinds}
        onChange={(next) => form().set("kinds", next)}
      />
      <RuleFields of={form()} />
    </Stack>
  );
}
