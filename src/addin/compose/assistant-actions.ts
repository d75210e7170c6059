import type { MeReply } from '../../contract/me.ts';
import type { Block } from '../../core/message/index.ts';
import type { MessageBody } from '../host/mail-host.ts';
import { DRAFT_KEYS } from '../host/store-keys.ts';
import type { ComposeAssistantOptions } from './compose-assistant-options.ts';
import type { ConnectEntry } from './connect-entry.ts';
import type { DraftFacts } from './decide-home-state.ts';
import type { InsertOutcome } from './draft-editor.ts';
import type { DraftMemory, LinkOwner } from './draft-memory.ts';
import type { DraftSnapshot, DraftWork } from './draft-reader.ts';
import type {
  Announcement,
  HomeActions,
  HomeView,
  Person,
  UnconfirmedCause,
  WordingStage,
} from './home-state.ts';
import { blockToCopy, mailToCopy } from './copying.ts';
import { offerLink, ownerFor } from './offered-link.ts';
import { blockFor, previewOf, type BlockWording } from './own-block.ts';
import { Presses, type Pressed } from './presses.ts';
import { colleagueDomains, onlyCandidate, samePerson } from './people.ts';
import type { Settings } from './settings.ts';

type Success = 'notify.inserted' | 'notify.replaced';

/** Whoever watches the draft: what the actions know of it, and how they tell what they did. */
export interface ActedOn extends Pressed {
  readonly draft: {
    readonly memory: DraftMemory;
    readonly snapshot: DraftSnapshot | null;
    /** Null until it was loaded for a reading. */
    readonly work: DraftWork | null;
    readonly options: ComposeAssistantOptions;
  };
  readonly entry: ConnectEntry;
  view(): HomeView;
  facts(): DraftFacts;
  /** The wording an insertion would use now. */
  wording(): BlockWording;
  announce(key: string, politeness: Announcement['politeness'], person?: Announcement['person']): void;
  /** Lets a save run on in the background; only a page that is about to end waits for it. */
  saveBehind(saved: Promise<unknown>): void;
}

/** What the recruiter can do with the draft. One action at a time; an answer about a former item is dropped. */
export class AssistantActions implements HomeActions {
  private readonly assistant: ActedOn;
  private readonly presses: Presses;

  constructor(assistant: ActedOn) {
    this.assistant = assistant;
    this.presses = new Presses(assistant);
  }

  insert = (): void => {
    const { draft } = this.assistant.facts();
    const person = draft && onlyCandidate(draft.recipients);
    const { state } = this.assistant.view();
    const shown = state.kind === 'neutral' ? state.insertable?.person : 'person' in state && state.person;
    if (person && shown && samePerson(person, shown)) this.putIn(person, false, 'notify.inserted');
    else {
      // A card that is held may be behind the draft: nobody gets a link whom it does not show.
      this.assistant.apply(true);
      this.assistant.announce('home.insert.behind', 'assertive');
    }
  };

  insertFor = (address: string): void => {
    const { candidates } = this.assistant.facts().draft?.recipients ?? { candidates: [] };
    const person = candidates.find((candidate) => candidate.address === address);
    if (person) this.putIn(person, candidates.length > 1, 'notify.inserted');
  };

  splitDrafts = (): void =>
    this.presses.run('splitting', async (memory) => {
      await this.split(memory);
      return null;
    });

  undo = (): void => this.remove(false);

  confirmUndo = (): void => this.remove(true);

  cancelUndo = (): void => {
    this.assistant.draft.memory.confirmUndo = false;
    this.assistant.apply(true);
  };

  removeLink = (): void => this.remove(true);

  replace = (): void => {
    const state = this.assistant.view().state;
    const person = state.kind === 'mismatch' ? state.person : null;
    if (person) this.putIn(person, false, 'notify.replaced');
  };

  chooseStage = (stage: WordingStage): void => {
    this.assistant.draft.memory.stage = stage;
    this.assistant.apply(true);
  };

  dismissRejection = (): void => this.dismiss(true);

  restoreRejection = (): void => this.dismiss(false);

  /** What was pressed last has come to its end, also an insertion that was no longer waited for. */
  ended = (): Promise<void> => this.presses.ended(this.assistant.draft.memory);

  checkAgain = (): void =>
    this.presses.run('checking', (memory) => {
      if (memory.unconfirmed) memory.unconfirmed = { ...memory.unconfirmed, askedAgain: true };
      return Promise.resolve(null);
    });

  copyText = (): string => blockToCopy(this.assistant)?.plainText ?? '';

  copyLink = (): string => blockToCopy(this.assistant)?.url ?? '';

  copyMailFor = (address: string): string => mailToCopy(this.assistant, address);

  acceptReminder = (): void => {
    this.assistant.draft.memory.offersReminder = false;
    this.save({ remindMissing: true });
  };

  declineReminder = (): void => {
    this.assistant.draft.memory.offersReminder = false;
    this.assistant.apply(true);
  };

  stopReminder = (): void => this.save({ remindMissing: false, stopOffered: true });

  keepReminder = (): void => this.save({ remindMissing: true, stopOffered: true });

  /** The question goes with its answer: whether that is kept is said, as in the settings. */
  private save(change: Partial<Settings>): void {
    void this.assistant.draft.options.settings
      .change(change)
      .then((kept) => this.assistant.announce(kept ? 'common.saved' : 'common.error', 'polite'));
  }

  useInvitationCode = (): void => this.assistant.entry.choose('code');

  useAccount = (): void => this.assistant.entry.choose('account');

  cancelConnect = (): void => this.assistant.entry.close();

  connect = (): void => {
    void this.assistant.entry.connectByAccount().then(() => this.assistant.refresh(true));
  };

  submitCode = (code: string): void => {
    void this.assistant.entry.connectByCode(code).then(() => this.assistant.refresh(true));
  };

  /** Puts the link in, or in the place of the one that is there. */
  private putIn(person: Person, chosen: boolean, success: Success): void {
    const { options, memory: pressed, snapshot } = this.assistant.draft;
    const { me } = options.connection.view();
    const owner = offerLink(this.assistant, pressed, person, chosen);
    if (!me || !owner) return;
    const block = blockFor(me, person, owner.code, owner.wording);
    const domains = colleagueDomains(me, options.host.mailbox.address);
    const act = async (memory: DraftMemory, limit: AbortSignal): Promise<MessageBody | null> => {
      const { insertIntoDraft, inTurn, isStillAddressed, replaceInDraft } = await options.draftWork();
      const how = {
        block,
        relayOrigin: me.relayOrigin,
        isStillAddressed: () => isStillAddressed(memory.item, person, snapshot?.recipients ?? [], domains),
        announce: () => this.assistant.saveBehind(options.links.announce(memory, owner)),
        limit,
        client: options.host.capabilities,
        noted: memory,
      };
      // The turn may come late, when another draft is open.
      const outcome = await inTurn(options.locks, limit, async (): Promise<InsertOutcome | null> => {
        if (!this.assistant.isCurrent(memory)) return null;
        if (success === 'notify.replaced') return replaceInDraft(memory.item, how);
        const { placement } = options.settings.view();
        return insertIntoDraft(memory.item, { ...how, placement, former: formerBlock(me, memory) });
      });
      if (!outcome || !this.assistant.isCurrent(memory)) return null;
      return this.tell(memory, owner, outcome, success);
    };
    this.presses.run('inserting', act, (memory) => this.doubt(memory, owner, 'noAnswer', success));
  }

  /** Notes and announces what became of an insertion; the body where it was read back. */
  private tell(
    memory: DraftMemory,
    owner: LinkOwner,
    outcome: InsertOutcome,
    success: Success,
  ): MessageBody | null {
    if (outcome.kind === 'unconfirmed') this.doubt(memory, owner, outcome.cause, success);
    if (outcome.kind === 'readOnly') memory.writeRefused = true;
    if (outcome.kind !== 'inserted') return null;
    memory.elsewhere = outcome.elsewhere;
    memory.confirmUndo = false;
    this.assistant.announce(success, 'polite', owner);
    return outcome.body;
  }

  /** Shows that an insertion was not found when it was read back, unless a reading in between has found it. */
  private doubt(memory: DraftMemory, owner: LinkOwner, cause: UnconfirmedCause, success: Success): void {
    const { me } = this.assistant.draft.options.connection.view();
    if (!me || memory.counted.has(owner.code)) return;
    if (success === 'notify.replaced') memory.failed = 'replace';
    const { chosen, address, name } = owner;
    const preview = previewOf(blockFor(me, owner, owner.code, owner.wording));
    const isSaid = memory.unconfirmed?.preview.url === preview.url;
    memory.unconfirmed = { person: { address, name }, chosen, preview, cause, askedAgain: false };
    if (!isSaid) this.assistant.announce('home.unconfirmed.title', 'assertive');
  }

  private remove(evenIfEdited: boolean): void {
    this.presses.run('removing', async (memory) => {
      const { options } = this.assistant.draft;
      const { me } = options.connection.view();
      if (!me) return null;
      const { removeFromDraft } = await options.draftWork();
      const outcome = await removeFromDraft(memory.item, me.relayOrigin, {
        expected: formerBlock(me, memory),
        evenIfEdited,
        client: options.host.capabilities,
        noted: memory,
      });
      if (!this.assistant.isCurrent(memory)) return null;
      memory.confirmUndo = outcome.kind === 'edited';
      if (outcome.kind === 'failed') {
        memory.failed = 'remove';
        this.assistant.announce('home.undo.failed', 'assertive');
      }
      if (outcome.kind === 'readOnly') memory.writeRefused = true;
      if (outcome.kind === 'removed') {
        memory.offersReminder = false;
        this.assistant.announce('home.undone', 'polite');
        return outcome.body;
      }
      return null;
    });
  }

  private async split(memory: DraftMemory): Promise<void> {
    const { options } = this.assistant.draft;
    const candidates = this.assistant.facts().draft?.recipients.candidates ?? [];
    const { openForEach } = await options.draftWork();
    const opened = await openForEach(memory.item, candidates, {
      ...options,
      ownerFor: (person) =>
        this.assistant.isCurrent(memory) ? ownerFor(this.assistant, memory, person, false) : null,
    });
    if (opened || !this.assistant.isCurrent(memory)) return;
    memory.openFailed = true;
    this.assistant.announce('home.several.failed', 'assertive');
  }

  private dismiss(dismissed: boolean): void {
    const { memory } = this.assistant.draft;
    memory.dismissed = dismissed;
    void memory.item.draftStore.write({ [DRAFT_KEYS.notRejection]: dismissed ? true : null });
    this.assistant.apply(true);
    if (dismissed) this.assistant.announce('home.notRejection.done', 'polite');
  }
}

/** The block that went into this draft last, as it went in; null where that is not known. */
function formerBlock(me: MeReply, { owner }: DraftMemory): Block | null {
  return owner && blockFor(me, owner, owner.code, owner.wording);
}
