import {
  decideHomeState,
  type DraftFacts,
  type LinkInDraft,
} from '../../../src/addin/compose/decide-home-state.ts';
import type { Addressed } from '../../../src/addin/compose/home-state.ts';
import type { HomeState } from '../../../src/addin/compose/home-state.ts';
import type { MeReply } from '../../../src/contract/me.ts';
import type { Verdict } from '../../../src/core/rejection/verdict.ts';
import { me } from '../../support/sample-company.ts';

const SATO: Addressed = { address: 'sato@mail.example', name: '佐藤 美咲', field: 'to' };
const TANAKA: Addressed = { address: 'tanaka@mail.example', name: '田中 健太', field: 'to' };
const PREVIEW = { sentence: 's', plainText: 'p', url: 'https://relay.example/r/K7Q2M-9XD4T-HV83C' };
const REJECTION: Verdict = {
  isRejection: true,
  score: 0.99,
  evidence: [
    { quote: '面接にお越しいただき', start: 20, end: 30, kind: 'candidacy', weight: 4 },
    { quote: '見送らせていただく', start: 0, end: 9, kind: 'decision', weight: 3 },
    { quote: '協力会社', start: 40, end: 44, kind: 'veto', weight: 1 },
    { quote: 'またの機会', start: 9, end: 14, kind: 'context', weight: -1 },
  ],
  stage: 'first',
  language: 'ja',
  looksLike: 'none',
};
const NOTHING: Verdict = { ...REJECTION, isRejection: false, evidence: [], stage: 'unknown' };
const LINK: LinkInDraft = {
  kind: 'personal',
  otherCompany: false,
  preview: PREVIEW,
  aboveSignature: true,
  owner: SATO,
  stage: null,
  chosen: false,
};

type Draft = NonNullable<DraftFacts['draft']>;

function draft(change: Partial<Draft> = {}, to = [SATO]): Draft {
  return {
    bodyType: 'html',
    emptyBody: false,
    verdict: REJECTION,
    recipients: { candidates: to, colleagues: [], hasGroup: false },
    link: null,
    hasSelection: false,
    greetedInstead: () => null,
    ...change,
  };
}

function facts(change: Partial<DraftFacts> = {}): DraftFacts {
  return {
    supported: true,
    connection: { me, loading: false, entry: 'code', fault: null, busy: false, again: false },
    hasItem: true,
    canWrite: true,
    canOpenDrafts: true,
    unreadable: false,
    failed: null,
    openFailed: false,
    sharedMailbox: 'shared@aozora.example',
    draft: draft(),
    unconfirmed: null,
    dismissed: false,
    stage: null,
    placement: 'signature',
    wantsElsewhereNote: false,
    confirmUndo: false,
    offerReminder: false,
    invited: () => null,
    preview: () => PREVIEW,
    ...change,
  };
}

function connected(change: Partial<MeReply>, employer: Partial<MeReply['employer']> = {}) {
  const changed = { ...me, ...change, employer: { ...me.employer, ...employer } };
  return { me: changed, loading: false, entry: 'code', fault: null, busy: false, again: false } as const;
}

const BOOKING = {
  bookingId: 'b',
  startsAt: '2026-11-25T01:00:00.000Z',
  minutes: 30,
  mail: 'a@aozora.example',
};
const UNCONFIRMED = { person: SATO, chosen: false, preview: PREVIEW, cause: 'notFound' as const };
const ENTRY = { ...SATO, code: 'K7Q2M-9XD4T-HV83C', day: '2026-10-01' };

describe('the state of Home', () => {
  const table: readonly (readonly [string, Partial<DraftFacts>, Partial<HomeState>])[] = [
    ['1: the required API set is missing', { supported: false }, { kind: 'unsupported' }],
    [
      '2: not connected, and still sees a rejection',
      { connection: { me: null, loading: false, entry: 'code', fault: 'wait', busy: false, again: false } },
      { kind: 'notConnected', isRejection: true, fault: 'wait' },
    ],
    [
      '2: a connection whose terms are still on their way',
      { connection: { me: null, loading: true, entry: 'code', fault: null, busy: false, again: false } },
      { kind: 'checking' },
    ],
    [
      '2: another code is asked for, and the connection stays',
      { connection: { me, loading: false, entry: 'code', fault: null, busy: false, again: true } },
      { kind: 'notConnected', entry: 'code', canCancel: true },
    ],
    [
      '3: no contract yet',
      { connection: connected({}, { status: 'onboarding' }) },
      { kind: 'notOnboarded', company: '青空', threshold: 10 },
    ],
    [
      '3: a meeting is booked',
      { connection: connected({ booking: BOOKING }, { status: 'onboarding' }) },
      { kind: 'booked', booking: BOOKING },
    ],
    ['3: paused', { connection: connected({}, { status: 'paused' }) }, { kind: 'paused' }],
    [
      '1: without it, the text can still be copied',
      { supported: false },
      { kind: 'unsupported', canCopy: true },
    ],
    ['no message is open', { hasItem: false, draft: null }, { kind: 'noItem' }],
    ['9: Outlook does not give the draft', { draft: null, unreadable: true }, { kind: 'unreadable' }],
    ['12: one failed reading hides nothing that is known', { unreadable: true }, { kind: 'detected' }],
    [
      '12: greets somebody else',
      { draft: draft({ greetedInstead: ({ name }) => (name === '佐藤 美咲' ? '田中' : null) }) },
      { kind: 'detected', greets: '田中' },
    ],
    ['12: greets this person', {}, { kind: 'detected', greets: null }],
    [
      '6: its text was written for another stage than the mail is for',
      { draft: draft({ link: { ...LINK, stage: 'final' } }), stage: 'document' },
      { kind: 'inserted', stage: 'final' },
    ],
    [
      '6: the draft does not know for which',
      { draft: draft({ link: LINK }) },
      { kind: 'inserted', stage: 'first' },
    ],
    [
      '6: the undo did not work',
      { draft: draft({ link: LINK }), failed: 'remove' },
      { kind: 'inserted', failed: 'remove' },
    ],
    [
      '8: new drafts did not open',
      { draft: draft({}, [SATO, TANAKA]), openFailed: true },
      { kind: 'several', canOpenDrafts: false, openFailed: true },
    ],
    [
      '4: the body cannot be written',
      { canWrite: false },
      { kind: 'readOnly', mailbox: 'shared@aozora.example', preview: PREVIEW, forAnyone: false },
    ],
    [
      '4: the body cannot be written, and of several candidates none is chosen',
      {
        canWrite: false,
        draft: draft({}, [SATO, TANAKA]),
        preview: (person) => ({ ...PREVIEW, sentence: person?.name ?? 'anyone' }),
      },
      { kind: 'readOnly', preview: { ...PREVIEW, sentence: 'anyone' }, forAnyone: true },
    ],
    [
      '5: the link of another person',
      { draft: draft({ link: LINK }, [TANAKA]) },
      { kind: 'mismatch', owner: SATO, person: TANAKA },
    ],
    [
      '5: nobody knows whose link it is',
      { draft: draft({ link: { ...LINK, owner: null } }) },
      { kind: 'mismatch', owner: null, person: SATO, failed: null },
    ],
    [
      '5: one link, several candidates',
      { draft: draft({ link: LINK }, [SATO, TANAKA]) },
      { kind: 'mismatch', owner: SATO, person: null, shared: true, failed: null },
    ],
    [
      '5: the link of another person, several candidates',
      { draft: draft({ link: LINK }, [TANAKA, { ...TANAKA, address: 'other@mail.example' }]) },
      { kind: 'mismatch', owner: SATO, person: null, shared: false, failed: null },
    ],
    ...(['personal', 'common'] as const).map((kind): [string, Partial<DraftFacts>, object] => [
      `5: a ${kind} link of another company, whoever it was made for`,
      { draft: draft({ link: { ...LINK, kind, otherCompany: true } }) },
      { kind: 'mismatch', otherCompany: true, owner: null, person: SATO, failed: null },
    ]),
    ['6: the link of this person', { draft: draft({ link: LINK }) }, { kind: 'inserted', person: SATO }],
    [
      '6: the address is written in another case',
      { draft: draft({ link: LINK }, [{ ...SATO, address: 'Sato@Mail.Example' }]) },
      { kind: 'inserted' },
    ],
    [
      '6: this one was picked among several',
      { draft: draft({ link: { ...LINK, chosen: true } }, [SATO, TANAKA]) },
      { kind: 'inserted', person: SATO },
    ],
    [
      '6: below the signature',
      { draft: draft({ link: { ...LINK, aboveSignature: false } }), wantsElsewhereNote: true },
      { kind: 'inserted', elsewhere: true },
    ],
    ['7: could not be read back', { unconfirmed: UNCONFIRMED }, { kind: 'unconfirmed', cause: 'notFound' }],
    [
      '7: another recipient since',
      { unconfirmed: UNCONFIRMED, draft: draft({}, [TANAKA]) },
      { kind: 'detected', person: TANAKA },
    ],
    [
      '7: nobody addressed since',
      { unconfirmed: UNCONFIRMED, draft: draft({}, []) },
      { kind: 'noRecipient' },
    ],
    [
      '7: another one beside them since',
      { unconfirmed: UNCONFIRMED, draft: draft({}, [SATO, TANAKA]) },
      { kind: 'several' },
    ],
    [
      '7: for one who was picked among several',
      { unconfirmed: { ...UNCONFIRMED, chosen: true }, draft: draft({}, [SATO, TANAKA]) },
      { kind: 'unconfirmed', person: SATO },
    ],
    [
      '6 before 7: it turned up after all',
      { unconfirmed: UNCONFIRMED, draft: draft({ link: LINK }) },
      { kind: 'inserted' },
    ],
    [
      '8: several candidates, one invited before',
      { draft: draft({}, [SATO, TANAKA]), invited: (person) => (person === TANAKA ? ENTRY : null) },
      {
        kind: 'several',
        candidates: [
          { ...SATO, invited: false },
          { ...TANAKA, invited: true },
        ],
      },
    ],
    ['9: not read yet', { draft: null }, { kind: 'checking' }],
    [
      '10: nobody addressed',
      { draft: draft({}, []) },
      {
        kind: 'noRecipient',
        cause: 'empty',
        linkInBody: false,
        reasons: [
          { quote: '見送らせていただく', language: 'ja' },
          { quote: '面接にお越しいただき', language: 'ja' },
        ],
      },
    ],
    [
      '10: only colleagues',
      {
        draft: draft({
          recipients: { candidates: [], colleagues: [{ ...SATO, field: 'to' }], hasGroup: false },
        }),
      },
      { kind: 'noRecipient', cause: 'onlyColleagues' },
    ],
    [
      '10: a mailing list',
      { draft: draft({ recipients: { candidates: [], colleagues: [], hasGroup: true } }) },
      { kind: 'noRecipient', cause: 'group' },
    ],
    [
      '10: a link is left although nobody is addressed',
      { draft: draft({ link: LINK, verdict: NOTHING }, []) },
      { kind: 'noRecipient', linkInBody: true },
    ],
    [
      '11: invited before',
      { invited: () => ENTRY },
      { kind: 'invited', invitedOn: '2026-10-01', person: SATO },
    ],
    ['12: a rejection', {}, { kind: 'detected', person: SATO, stage: 'first', placement: 'signature' }],
    ['12: the chosen stage wins over the guess', { stage: 'final' }, { kind: 'detected', stage: 'final' }],
    [
      '12: selected text is kept',
      { placement: 'cursor', draft: draft({ hasSelection: true }) },
      { kind: 'detected', placement: 'selection' },
    ],
    ['13: no rejection', { draft: draft({ verdict: NOTHING }) }, { kind: 'neutral', dismissed: false }],
    ['13: said to be no rejection', { dismissed: true }, { kind: 'neutral', dismissed: true }],
    [
      '13: said to be no rejection, to several',
      { dismissed: true, draft: draft({}, [SATO, TANAKA]) },
      { kind: 'neutral', insertable: null },
    ],
    [
      '13: the common link is meant for everybody',
      { draft: draft({ link: { ...LINK, kind: 'common', owner: null } }, [SATO, TANAKA]) },
      { kind: 'neutral', insertable: null },
    ],
  ];

  it.each(table)('%s', (_, change, expected) => {
    expect(decideHomeState(facts(change))).toMatchObject(expected);
  });
});
