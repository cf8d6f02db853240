import type { Factors } from "@rengang/core/factors/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { Factors };
export const FACTORS = ["factors", "mine"] as const;

/** What guards one's own account. */
export const createFactors = () =>
  createRemote<Factors>(() => ({ key: FACTORS, load: () => json(api.factors.mine.$get()) }));

/** As it is sent: spaces and dashes are how people write codes down. */
export const codeOf = (typed: string): string => typed.normalize("NFKC").replace(/[\s-]/g, "").toLowerCase();
export const isCode = (typed: string): boolean => /^(\d{6}|[0-9a-z]{12})$/.test(codeOf(typed));

export const isRecovery = (typed: string): boolean => isCode(typed) && codeOf(typed).length === 12;

/** A recovery code in groups of four. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");
