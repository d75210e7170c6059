import type { HomeState } from '../../../src/addin/compose/home-state.ts';
import {
  heldUntil,
  stabilise,
  startStability,
  type Stability,
} from '../../../src/addin/compose/stabilise.ts';

const PERSON = { address: 'sato@mail.example', name: '' };
const NEUTRAL: HomeState = { kind: 'neutral', emptyBody: false, dismissed: false, insertable: null };
const PAUSED: HomeState = { kind: 'paused' };
const MISMATCH: HomeState = { kind: 'mismatch', owner: null, person: PERSON, failed: null };
const NOBODY: HomeState = { kind: 'noRecipient', reasons: [], cause: 'empty', linkInBody: false };

/** Feeds one read after another; gives the kind on screen after each. */
function reads(
  start: Stability,
  ...steps: readonly (readonly [
    now: number,
    state: HomeState,
    more?: { interacting?: boolean; own?: boolean },
  ])[]
) {
  let stability = start;
  return steps.map(([now, state, more]) => {
    stability = stabilise(stability, state, { now, interacting: false, own: false, ...more });
    return stability.shown.kind;
  });
}

const shown = (state: HomeState): Stability => ({ shown: state, waiting: null, skeletonAt: 0 });

describe('the calm of the card', () => {
  it('shows no skeleton when the draft is read in time', () => {
    expect(reads(startStability(0), [149, NOBODY])).toEqual(['noRecipient']);
  });

  it('keeps a skeleton for 300 ms once it is painted', () => {
    expect(reads(startStability(0), [160, NOBODY], [400, NOBODY], [450, NOBODY])).toEqual([
      'checking',
      'checking',
      'noRecipient',
    ]);
    const held = stabilise(startStability(0), NOBODY, { now: 160, interacting: false, own: false });
    expect(heldUntil(held)).toBe(450);
  });

  it('changes when two reads in a row agree', () => {
    expect(reads(shown(NOBODY), [0, PAUSED], [2000, NOBODY], [4000, PAUSED], [6000, PAUSED])).toEqual([
      'noRecipient',
      'noRecipient',
      'noRecipient',
      'paused',
    ]);
  });

  it('takes new words into the same card at once', () => {
    const more: HomeState = { ...NOBODY, reasons: [{ quote: '不採用', language: 'ja' }] };
    expect(stabilise(shown(NOBODY), more, { now: 0, interacting: true, own: false }).shown).toBe(more);
  });

  it('waits six seconds before it goes back to neutral', () => {
    expect(reads(shown(NOBODY), [0, NEUTRAL], [2000, NEUTRAL], [5999, NEUTRAL], [6000, NEUTRAL])).toEqual([
      'noRecipient',
      'noRecipient',
      'noRecipient',
      'neutral',
    ]);
  });

  it('never changes under the pointer, except for the link of another person', () => {
    const here = { interacting: true };
    expect(reads(shown(NOBODY), [0, PAUSED, here], [2000, PAUSED, here])).toEqual([
      'noRecipient',
      'noRecipient',
    ]);
    expect(reads(shown(NOBODY), [0, MISMATCH, here], [2000, MISMATCH, here])).toEqual([
      'noRecipient',
      'mismatch',
    ]);
  });

  it('shows the outcome of an own action at once', () => {
    expect(reads(shown(NOBODY), [0, NEUTRAL, { own: true, interacting: true }])).toEqual(['neutral']);
    expect(reads(startStability(0), [160, NOBODY, { own: true }])).toEqual(['noRecipient']);
  });

  it('takes what is for somebody else, or lacks something else, for another card', () => {
    const here = { now: 0, interacting: true, own: false };
    const insertable = { person: PERSON } as Extract<HomeState, { kind: 'neutral' }>['insertable'];
    const group: HomeState = { ...NOBODY, cause: 'group' };
    expect(stabilise(shown(NEUTRAL), { ...NEUTRAL, insertable }, here).shown).toBe(NEUTRAL);
    expect(stabilise(shown(NOBODY), group, here).shown).toBe(NOBODY);
  });
});
