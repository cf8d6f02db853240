import type { Template } from "@rengang/core/templates/schema";
import { createSignal, type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { cache, createAction, createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { Select, TextField } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { toast, toastProblem } from "../../../ui/toast";
import { factsOf } from "../publish-body";
import { checkPost } from "../publish-check";
import { valuesOfFacts } from "../publish-copy";
import type { PostValues } from "../publish-model";
import { t } from "../publish-words";
import type { PostForm } from "./publish-shape";

const KEY = ["posts", "templates"];
const unitOf = (me: ReturnType<typeof useMe>): string => me().acting.unitId ?? "unt_0";

function createTemplates(me: ReturnType<typeof useMe>) {
  return createRemote<{ templates: Template[] }>(() => ({
    key: KEY,
    load: async () =>
      (await json(api.units[":unitId"].templates.$get({ param: { unitId: unitOf(me) as never } }))) as {
        templates: Template[];
      },
  }));
}

/** Starts from a saved template: title, team, place and rules are filled, the times stay as they are. */
export function TemplateChoice(props: { of: PostForm }): JSX.Element {
  const me = useMe();
  const list = createTemplates(me);
  const [chosen, setChosen] = createSignal("");
  const [asking, setAsking] = createSignal(false);
  const template = () => list.data?.templates.find((each) => each.id === chosen());
  const choose = (id: string) => {
    setChosen(id);
    const found = template();
    if (!found) return;
    for (const [field, value] of Object.entries(valuesOfFacts(found.facts, unitOf(me)))) {
      props.of.set(field as keyof PostValues & string, value as never);
    }
  };
  const remove = createAction<Template, unknown>({
    run: ({ id, unitId }) =>
      api.units[":unitId"].templates[":templateId"].$delete({ param: { unitId: unitId as never, templateId: id } }),
    done: () => {
      setChosen("");
      setAsking(false);
      toast(t("templateRemoved"));
      void cache.refresh(KEY);
    },
    failed: toastProblem,
  });
  return (
    <Show when={(list.data?.templates.length ?? 0) > 0}>
      <Row gap={3} class="beside-field">
        <Select
          label={t("template")}
          empty={t("templateNone")}
          options={(list.data?.templates ?? []).map(({ id, name, unitId }) => ({
            value: id,
            label: t("templateFrom", name, unitId !== unitOf(me)),
          }))}
          value={chosen()}
          onChange={choose}
        />
        <Show when={template()?.unitId === unitOf(me) && template()}>
          {(own) => (
            <>
              <Button look="quiet" onClick={() => setAsking(true)}>
                {t("templateRemove")}
              </Button>
              <Dialog
                open={asking()}
                onClose={() => setAsking(false)}
                title={t("templateRemove")}
                foot={
                  <Button look="danger" busy={remove.busy} onClick={() => remove.run(own())}>
                    {t("templateRemove")}
                  </Button>
                }
              >
                <p>{t("templateRemoveAsk", own().name)}</p>
              </Dialog>
            </>
          )}
        </Show>
      </Row>
    </Show>
  );
}

/** Keeps what is in the form under a name, for the next time. */
export function TemplateSave(props: { of: PostForm }): JSX.Element {
  const me = useMe();
  const [open, setOpen] = createSignal(false);
  const [name, setName] = createSignal("");
  const save = createAction<string, Template>({
    run: async (name) =>
      (await json(
        api.templates.$put({ json: { unitId: unitOf(me) as never, name, facts: factsOf(props.of.values) as never } }),
      )) as Template,
    done: (template) => {
      setOpen(false);
      toast(t("templateSaved", template.name));
      void cache.refresh(KEY);
    },
    failed: toastProblem,
  });
  const begin = () => {
    const { title, places, customTeam } = checkPost(props.of.values);
    if (title || places || customTeam) return toast(t("templateNeeds"));
    setName(props.of.values.title.trim());
    setOpen(true);
  };
  return (
    <>
      <Button look="quiet" onClick={begin}>
        {t("templateSave")}
      </Button>
      <Dialog
        open={open()}
        onClose={() => setOpen(false)}
        title={t("templateSave")}
        foot={
          <Button look="primary" busy={save.busy} disabled={!name().trim()} onClick={() => save.run(name().trim())}>
            {t("save")}
          </Button>
        }
      >
        <Stack>
          <TextField label={t("templateName")} maxLength={30} value={name()} onChange={setName} />
        </Stack>
      </Dialog>
    </>
  );
}
