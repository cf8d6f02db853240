import type { FREE_TIMES } from "@rengang/core/members/schema";
import type { Team } from "@rengang/core/teams/schema";
import type { JSX } from "solid-js";
import { ChipChoices } from "../../../ui/chips";
import { teamOptions } from "../../teams/words";
import { freeTimeOptions } from "../my-choices";
import { t } from "../my-words";
import { SkillChoices } from "./my-skills";

/** What a member offers: skills, free times, teams; nothing of it is asked for. */
export interface Offer {
  readonly skills: string[];
  readonly freeTimes: (typeof FREE_TIMES)[number][];
  readonly teams: Team[];
}

interface Set {
  (field: "skills", skills: Offer["skills"]): void;
  (field: "freeTimes", times: Offer["freeTimes"]): void;
  (field: "teams", teams: Offer["teams"]): void;
}

export function OfferFields(props: { value: Offer; onChange: Set }): JSX.Element {
  return (
    <>
      <SkillChoices value={props.value.skills} onChange={(skills) => props.onChange("skills", skills)} />
      <ChipChoices
        label={t("freeTimes")}
        optional
        options={freeTimeOptions()}
        value={props.value.freeTimes}
        onChange={(times) => props.onChange("freeTimes", times)}
      />
      <ChipChoices
        label={t("teams")}
        optional
        options={teamOptions()}
        value={props.value.teams}
        onChange={(teams) => props.onChange("teams", teams)}
      />
    </>
  );
}
