import type { Tone } from '../../../core/wording/index.ts';
import type { WordingStage } from '../../compose/home-state.ts';
import type { WordingSource } from '../pane-ports.ts';

/** The editor as it was left for another tab, with something in it that is not saved. */
interface LeftEditor {
  readonly language: 'ja' | 'en';
  readonly tone: Tone;
  readonly stage: WordingStage;
  /** What is written, by kind of mail. */
  readonly drafts: Readonly<Record<string, string>>;
}

/** For as long as the pane is open. */
export const leftEditors = new WeakMap<WordingSource, LeftEditor>();
