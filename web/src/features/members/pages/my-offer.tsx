import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { Card, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { createSelf, type Member, SELF } from "../my-model";
import { t } from "../my-words";
import { OfferFields } from "../parts/my-offer-fields";

/** Skills, free times and wishes, to change at any time. */
export function MyOfferPage(): JSX.Element {
  const self = createSelf();
  return (
    <Stack gap={5}>
      <PageHeader back={{ href: "/my/me", label: t("back") }} title={t("editTitle")} note={t("editNote")} />
      <Remote of={self} wait={<Skeleton cards={2} />}>
        {(member) => <OfferForm self={member()} />}
      </Remote>
    </Stack>
  );
}

function OfferForm(props: { self: Member }): JSX.Element {
  const navigate = useNavigate();
  const { self } = props;
  const form = createForm({
    draft: "offer",
    initial: {
      skills: [...self.skills],
      freeTimes: [...self.freeTimes],
      teams: [...self.registration.teams],
    },
    send: async (values) => (await json(api.members.me.$patch({ json: values }))) as unknown as Member,
    done: (next) => {
      cache.put(SELF, next);
      void cache.refresh(["posts"]);
      toast(t("saved"));
      navigate("/my/me");
    },
  });
  return (
    <Form of={form} label={t("editTitle")}>
      <Card>
        <Stack gap={6}>
          <OfferFields value={form.values} onChange={form.set} />
        </Stack>
      </Card>
      <Submit of={form} wide large>
        {t("save")}
      </Submit>
    </Form>
  );
}
