import en from './rules/en.json';
import ja from './rules/ja.json';
import type { Evidence } from './verdict.ts';

export interface Rule {
  readonly kind: Evidence['kind'];
  readonly pattern: RegExp;
  readonly weight: number;
}

export interface RuleSet {
  readonly rules: readonly Rule[];
  /** A sentence with this speaks of what may happen, asks, or reports: it decides nothing. */
  readonly conditional: RegExp;
}

interface RuleFile {
  readonly decision: readonly Entry[];
  readonly candidacy: readonly Entry[];
  readonly context: readonly Entry[];
  readonly veto: readonly Entry[];
  readonly conditional: string;
}

interface Entry {
  readonly pattern: string;
  readonly weight: number;
}

function compile(file: RuleFile): RuleSet {
  const of = (kind: Evidence['kind'], entries: readonly Entry[]): Rule[] =>
    entries.map((entry) => ({ kind, weight: entry.weight, pattern: new RegExp(entry.pattern, 'g') }));
  return {
    rules: of('decision', file.decision).concat(
      of('candidacy', file.candidacy),
      of('context', file.context),
      of('veto', file.veto),
    ),
    conditional: new RegExp(file.conditional),
  };
}

export const RULES: Readonly<Record<'ja' | 'en', RuleSet>> = { ja: compile(ja), en: compile(en) };
