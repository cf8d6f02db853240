import { createSignal, type JSX, Match, Switch } from "solid-js";
import { Button } from "../../../ui/button";
import { Stack } from "../../../ui/layout";
import { knowsPasskeys } from "../passkey";
import { t } from "../passkey-words";
import { AddPasskey } from "./add-passkey";
import { SetUp } from "./set-up";

/** The first second factor of somebody whose district requires one: a passkey where the browser has them, or an authenticator. */
export function FirstFactor(): JSX.Element {
  const [way, setWay] = createSignal<"passkey" | "authenticator" | undefined>(
    knowsPasskeys() ? undefined : "authenticator",
  );
  const nothing = () => undefined;
  return (
    <Switch
      fallback={
        <Stack gap={3}>
          <h2 class="strong">{t("ways")}</h2>
          <Button look="primary" wide large onClick={() => setWay("passkey")}>
            {t("choosePasskey")}
          </Button>
          <Button wide large onClick={() => setWay("authenticator")}>
            {t("chooseAuthenticator")}
          </Button>
        </Stack>
      }
    >
      <Match when={way() === "passkey"}>
        <AddPasskey onDone={nothing} onBack={() => setWay()} />
      </Match>
      <Match when={way() === "authenticator"}>
        <Stack gap={3}>
          <SetUp onDone={nothing} />
          {knowsPasskeys() && (
            <Button look="link" onClick={() => setWay()}>
              {t("back")}
            </Button>
          )}
        </Stack>
      </Match>
    </Switch>
  );
}
