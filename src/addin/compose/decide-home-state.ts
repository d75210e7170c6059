import type { Verdict } from '../../core/rejection/verdict.ts';
import type { MeReply } from '../../contract/me.ts';
import type { BodyType } from '../host/mail-host.ts';
import type { BlockPreview, ConnectFault, HomeState, Person, Reason, WordingStage } from './home-state.ts';
import type { Unconfirmed } from './draft-memory.ts';
import type { BookEntry } from './link-book.ts';
import { onlyCandidate, samePerson, type SortedRecipients } from './people.ts';

/** Our link as it stands in the draft. */
export interface LinkInDraft {
  readonly kind: 'personal' | 'common';
  /** Of an employer this mailbox is not connected to. */
  readonly otherCompany: boolean;
  /** As read back from the body. */
  readonly preview: BlockPreview;
  readonly aboveSignature: boolean;
  /** Null when neither the draft nor this mailbox knows whose it is. */
  readonly owner: Person | null;
  /** For which it was written; null where the draft does not know. */
  readonly stage: WordingStage | null;
  /** The recruiter picked this one person among several candidates. */
  readonly chosen: boolean;
}

/** Everything the state of Home depends on; all of it is known on the device. */
export interface DraftFacts {
  readonly supported: boolean;
  readonly connection: {
    readonly me: MeReply | null;
    readonly loading: boolean;
    readonly entry: 'account' | 'code';
    readonly fault: ConnectFault | null;
    readonly busy: boolean;
    readonly again: boolean;
  };
  readonly hasItem: boolean;
  readonly canWrite: boolean;
  readonly canOpenDrafts: boolean;
  /** Whose mailbox it is where it is not the recruiter's own; empty when that is not known. */
  readonly sharedMailbox: string;
  /** The last try to read the draft failed. */
  readonly unreadable: boolean;
  /** Null until the draft has been read once. */
  readonly draft: {
    readonly bodyType: BodyType;
    readonly emptyBody: boolean;
    readonly verdict: Verdict;
    readonly recipients: SortedRecipients;
    readonly link: LinkInDraft | null;
    readonly hasSelection: boolean;
    /** The name in the mail's own greeting, where that can only be for somebody else. */
    readonly greetedInstead: (person: Person) => string | null;
  } | null;
  readonly unconfirmed: Omit<Unconfirmed, 'askedAgain'> | null;
  /** The recruiter said that this draft is no rejection. */
  readonly dismissed: boolean;
  /** Chosen by the recruiter; null leaves it to the guess. */
  readonly stage: WordingStage | null;
  readonly placement: 'signature' | 'cursor';
  readonly wantsElsewhereNote: boolean;
  readonly failed: 'replace' | 'remove' | null;
  readonly openFailed: boolean;
  readonly confirmUndo: boolean;
  readonly offerReminder: boolean;
  invited(person: Person): BookEntry | null;
  /** What an insertion would put in; `null` for nobody in particular. */
  preview(person: Person | null, stage: WordingStage): BlockPreview;
}

type Draft = NonNullable<DraftFacts['draft']>;

/** The one state Home shows: the first rule below that matches. Pure. */
export function decideHomeState(facts: DraftFacts): HomeState {
  const { draft, connection } = facts;
  const { me } = connection;
  if (!facts.supported) return { kind: 'unsupported', canCopy: me?.employer.status === 'active' };
  const isRejection = draft !== null && draft.verdict.isRejection && !facts.dismissed;
  if (me === null || connection.again) {
    if (connection.loading) return { kind: 'checking' };
    const { entry, fault, busy } = connection;
    return { kind: 'notConnected', isRejection, entry, fault, busy, canCancel: me !== null };
  }
  if (me.employer.status === 'paused') return { kind: 'paused' };
  if (me.employer.status === 'onboarding') {
    const company = me.employer.shortName;
    if (me.booking) return { kind: 'booked', booking: me.booking, company };
    const { threshold, countingStage } = me.policy;
    return { kind: 'notOnboarded', isRejection, company, threshold, countingStage };
  }
  if (!facts.hasItem) return { kind: 'noItem' };
  if (!facts.canWrite) {
    const person = draft && onlyCandidate(draft.recipients);
    const preview = facts.preview(person, stageOf(facts));
    return { kind: 'readOnly', mailbox: facts.sharedMailbox, preview, forAnyone: person === null };
  }
  return (
    linkState(facts) ??
    unconfirmedState(facts) ??
    severalState(facts) ??
    (draft ? draftState(facts, draft, isRejection) : { kind: facts.unreadable ? 'unreadable' : 'checking' })
  );
}

/** The stage the wording is for: chosen, else guessed from the draft, else the earliest. */
export function stageOf(facts: {
  readonly stage: WordingStage | null;
  readonly draft: { readonly verdict: Pick<Verdict, 'stage'> } | null;
}): WordingStage {
  if (facts.stage) return facts.stage;
  const guessed = facts.draft?.verdict.stage ?? 'unknown';
  return guessed === 'unknown' ? 'document' : guessed;
}

/** Our link is in the draft. Where nobody is addressed that is said instead. */
function linkState(facts: DraftFacts): HomeState | null {
  const link = facts.draft?.link;
  const candidates = facts.draft?.recipients.candidates ?? [];
  if (!facts.draft || !link || candidates.length === 0) return null;
  const { otherCompany } = link;
  if (link.kind === 'common' && !otherCompany) return null;
  const addressed = candidates.find((person) => samePerson(person, link.owner)) ?? null;
  const only = candidates.length === 1 ? (candidates[0] ?? null) : null;
  const { failed } = facts;
  if (otherCompany) return { kind: 'mismatch', otherCompany, owner: null, person: only, failed };
  if (!addressed || (!only && !link.chosen))
    return { kind: 'mismatch', owner: link.owner, person: only, shared: !!addressed, failed };
  return {
    kind: 'inserted',
    person: addressed,
    stage: link.stage ?? stageOf(facts),
    preview: link.preview,
    bodyType: facts.draft.bodyType,
    elsewhere: facts.wantsElsewhereNote && !link.aboveSignature,
    failed,
    greets: facts.draft.greetedInstead(addressed),
    confirmUndo: facts.confirmUndo,
    offerReminder: facts.offerReminder,
  };
}

/** Rule 7: an insertion was not found afterwards. It holds while the mail still goes to the person it was for. */
function unconfirmedState({ unconfirmed, draft }: DraftFacts): HomeState | null {
  if (!unconfirmed || !draft) return null;
  const { person, chosen, preview, cause } = unconfirmed;
  const { candidates } = draft.recipients;
  const isAddressed = candidates.some((candidate) => samePerson(candidate, person));
  if (!isAddressed || (candidates.length > 1 && !chosen)) return null;
  return { kind: 'unconfirmed', person, preview, cause };
}

/** Rule 8: several candidates. Not for a draft said to be no rejection, nor for one with the common link in it. */
function severalState(facts: DraftFacts): HomeState | null {
  const draft = facts.draft;
  if (!draft || draft.recipients.candidates.length < 2 || facts.dismissed || draft.link) return null;
  return {
    kind: 'several',
    candidates: draft.recipients.candidates.map((person) => ({
      ...person,
      invited: facts.invited(person) !== null,
    })),
    colleagues: draft.recipients.colleagues,
    canOpenDrafts: facts.canOpenDrafts && !facts.openFailed,
    openFailed: facts.openFailed,
  };
}

/** Rules 10 to 13. */
function draftState(facts: DraftFacts, draft: Draft, isRejection: boolean): HomeState {
  const { candidates, colleagues, hasGroup } = draft.recipients;
  const person = candidates.length === 1 ? (candidates[0] ?? null) : null;
  const linkInBody = draft.link !== null;
  if (candidates.length === 0 && (isRejection || draft.link?.kind === 'personal')) {
    const cause = hasGroup ? 'group' : colleagues.length > 0 ? 'onlyColleagues' : 'empty';
    return { kind: 'noRecipient', reasons: reasonsOf(draft.verdict), cause, linkInBody };
  }
  const insertable = person && !linkInBody ? insertableFor(facts, draft, person) : null;
  if (isRejection && insertable) {
    const earlier = facts.invited(insertable.person);
    if (earlier) return { ...insertable, kind: 'invited', invitedOn: earlier.day };
    return { ...insertable, kind: 'detected', reasons: reasonsOf(draft.verdict) };
  }
  return { kind: 'neutral', emptyBody: draft.emptyBody, dismissed: facts.dismissed, insertable };
}

function insertableFor(facts: DraftFacts, draft: Draft, person: Person) {
  const stage = stageOf(facts);
  const placement =
    facts.placement === 'cursor' ? (draft.hasSelection ? 'selection' : 'cursor') : 'signature';
  return {
    person,
    stage,
    preview: facts.preview(person, stage),
    bodyType: draft.bodyType,
    placement,
    greets: draft.greetedInstead(person),
  } as const;
}

/**
 * The words that decide come first, whatever the model weighs more: they are what the recruiter recognises. What names
 * something else than a candidacy is no reason, even where the words around it outweigh that.
 */
function reasonsOf(verdict: Verdict): readonly Reason[] {
  const language = verdict.language === 'ja' ? 'ja' : 'en';
  const reasons: Reason[] = [];
  const deciding = verdict.evidence.filter(({ kind }) => kind === 'decision');
  const others = verdict.evidence.filter(({ kind }) => kind !== 'decision' && kind !== 'veto');
  for (const { weight, quote } of [...deciding, ...others]) {
    if (weight > 0 && !reasons.some((reason) => reason.quote === quote)) reasons.push({ quote, language });
  }
  return reasons;
}
