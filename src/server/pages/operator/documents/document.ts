import type { CountingStage } from '../../../../core/credit/policy.ts';
import type { PageLanguage } from '../../strings/index.ts';
import type { Operator } from '../../../identity/operator.ts';

/** What the papers of one employer are made of. */
export interface DocumentFacts {
  readonly employer: { readonly name: string; readonly nameEn: string; readonly code: string };
  /** What counts by the contract that is in force. */
  readonly countingStage: CountingStage;
  readonly operator: Operator;
  /** Where links lead and what the add-in talks to. */
  readonly relayOrigin: string;
  /** Body of the trial's insertion as it arrived; null before the trial. */
  readonly request: string | null;
  readonly day: string;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered?: boolean; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'figures'; readonly items: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A paper to hand over: what it says, apart from how it is set. */
export interface PaperContent {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
}

export const PAPERS = ['it-sheet', 'applicant-notice', 'deployment'] as const;
export type PaperName = (typeof PAPERS)[number];

export type WritePaper = (facts: DocumentFacts, language: PageLanguage) => PaperContent;

export const text = (value: string): Block => ({ kind: 'text', text: value });
export const list = (...items: readonly string[]): Block => ({ kind: 'list', items });
/** What is done in this order, numbered. */
export const steps = (...items: readonly string[]): Block => ({ kind: 'list', ordered: true, items });
