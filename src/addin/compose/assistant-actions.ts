import { DRAFT_KEYS } from '../host/store-keys.ts';
import type { ComposeAssistant } from './compose-assistant.ts';
import type { InsertOutcome } from './draft-editor.ts';
import type { DraftMemory, LinkOwner } from './draft-memory.ts';
import type { HomeActions, HomeView, Person, WordingStage } from './home-state.ts';
import { inTurn } from './insertion-turn.ts';
import { blockFor, previewOf } from './own-block.ts';
import { calledName, colleagueDomains, onlyCandidate, samePerson, sortRecipients } from './people.ts';

/** What `displayNewMessageForm` takes (office-js reference: 32 KB). */
const LONGEST_NEW_DRAFT = 32_000;

/** What the recruiter can do with the draft. One action at a time; an answer about a former item is dropped. */
export class AssistantActions implements HomeActions {
  private readonly assistant: ComposeAssistant;
  private running = new WeakSet<DraftMemory>();

  constructor(assistant: ComposeAssistant) {
    this.assistant = assistant;
  }

  insert = (): void => {
    const { candidates } = this.assistant.facts().draft?.recipients ?? { candidates: [] };
    const person = candidates.length === 1 ? candidates[0] : undefined;
    if (person) this.insertForPerson(person, false);
  };

  insertFor = (address: string): void => {
    const { candidates } = this.assistant.facts().draft?.recipients ?? { candidates: [] };
    const person = candidates.find((candidate) => candidate.address === address);
    if (person) this.insertForPerson(person, candidates.length > 1);
  };

  splitDrafts = (): void => this.run('splitting', (memory) => this.split(memory));

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
    if (!person) return;
    this.run('inserting', async (memory) => {
      const { options } = this.assistant.draft;
      const { me } = options.connection.view();
      if (!me || !(await this.isStillAddressed(memory, person))) return;
      const owner = this.offer(memory, person, false);
      if (!owner) return;
      const block = blockFor(me, person, owner.code, owner.wording);
      const { replaceInDraft } = await options.draftWork();
      const outcome = await this.inTurn(memory, async () => {
        await options.links.announce(memory, owner);
        return replaceInDraft(memory.item, me.relayOrigin, block);
      });
      if (!this.assistant.isCurrent(memory)) return;
      if (outcome.kind === 'unconfirmed') memory.failed = 'replace';
      this.tell(memory, person, outcome, 'notify.replaced', owner);
    });
  };

  chooseStage = (stage: WordingStage): void => {
    this.assistant.draft.memory.stage = stage;
    this.assistant.apply(true);
  };

  dismissRejection = (): void => this.dismiss(true);

  restoreRejection = (): void => this.dismiss(false);

  checkAgain = (): void =>
    this.run('checking', (memory) => {
      if (memory.unconfirmed) memory.unconfirmed = { ...memory.unconfirmed, askedAgain: true };
      return Promise.resolve();
    });

  copyText = async (): Promise<string> => (await this.copied())?.plainText ?? '';

  copyLink = async (): Promise<string> => (await this.copied())?.url ?? '';

  acceptReminder = (): void => {
    this.assistant.draft.memory.offersReminder = false;
    void this.assistant.draft.options.settings.change({ remindMissing: true });
  };

  declineReminder = (): void => {
    this.assistant.draft.memory.offersReminder = false;
    this.assistant.apply(true);
  };

  stopReminder = (): void => this.answerStop(false);

  keepReminder = (): void => this.answerStop(true);

  private answerStop(remindMissing: boolean): void {
    void this.assistant.draft.options.settings.change({ remindMissing, stopOffered: true });
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

  private insertForPerson(person: Person, chosen: boolean): void {
    this.run('inserting', async (memory) => {
      const { options } = this.assistant.draft;
      const { me } = options.connection.view();
      if (!me || !(await this.isStillAddressed(memory, person))) return;
      const owner = this.offer(memory, person, chosen);
      if (!owner) return;
      const { insertIntoDraft } = await options.draftWork();
      const outcome = await this.inTurn(memory, () =>
        insertIntoDraft(memory.item, {
          block: blockFor(me, person, owner.code, owner.wording),
          relayOrigin: me.relayOrigin,
          placement: options.settings.view().placement,
          announce: () => options.links.announce(memory, owner),
        }),
      );
      if (this.assistant.isCurrent(memory)) this.tell(memory, person, outcome, 'notify.inserted', owner);
    });
  }

  private tell(
    memory: DraftMemory,
    person: Person,
    outcome: InsertOutcome,
    success: 'notify.inserted' | 'notify.replaced',
    owner: LinkOwner,
  ): void {
    if (outcome.kind === 'inserted') {
      memory.elsewhere = outcome.elsewhere;
      memory.confirmUndo = false;
      this.assistant.announce(success, 'polite', { name: calledName(person) });
    } else if (outcome.kind === 'readOnly') {
      memory.writeRefused = true;
    } else if (outcome.kind === 'unconfirmed') {
      const { me } = this.assistant.draft.options.connection.view();
      if (!me) return;
      const preview = previewOf(blockFor(me, person, owner.code, owner.wording));
      const { chosen } = owner;
      memory.unconfirmed = { person, chosen, preview, cause: outcome.cause, askedAgain: false };
      this.assistant.announce('home.unconfirmed.title', 'assertive');
    }
  }

  private remove(evenIfEdited: boolean): void {
    this.run('removing', async (memory) => {
      const { options } = this.assistant.draft;
      const { me } = options.connection.view();
      if (!me) return;
      const { owner } = memory;
      const { removeFromDraft } = await options.draftWork();
      const outcome = await removeFromDraft(memory.item, me.relayOrigin, {
        expected: owner && blockFor(me, owner, owner.code, owner.wording),
        evenIfEdited,
      });
      if (!this.assistant.isCurrent(memory)) return;
      memory.confirmUndo = outcome.kind === 'edited';
      if (outcome.kind === 'failed') {
        memory.failed = 'remove';
        this.assistant.announce('home.undo.failed', 'assertive');
      }
      if (outcome.kind === 'readOnly') memory.writeRefused = true;
      if (outcome.kind === 'removed') {
        memory.elsewhere = false;
        memory.offersReminder = false;
        this.assistant.announce('home.undone', 'polite');
      }
    });
  }

  private async split(memory: DraftMemory): Promise<void> {
    const { options } = this.assistant.draft;
    const { me } = options.connection.view();
    const candidates = this.assistant.facts().draft?.recipients.candidates ?? [];
    const [body, subject, { draftForOne }] = await Promise.all([
      memory.item.readBody(),
      memory.item.subject(),
      options.draftWork(),
    ]);
    if (!me || !this.assistant.isCurrent(memory)) return;
    const failed = () => {
      memory.openFailed = true;
      this.assistant.announce('home.several.failed', 'assertive');
    };
    if (!body.ok) return failed();
    const source = { body: body.value, subject: subject.ok ? subject.value : '' };
    const drafts = candidates.flatMap((person) => {
      const owner = this.ownerFor(memory, person, false);
      if (!owner) return [];
      const block = blockFor(me, person, owner.code, owner.wording);
      return [{ owner, draft: draftForOne(source, person, candidates, block, me.relayOrigin) }];
    });
    // All or none: half of the candidates in drafts of their own would be hard to see through.
    if (drafts.some(({ draft }) => draft.body.content.length > LONGEST_NEW_DRAFT)) return failed();
    for (const { owner, draft } of drafts) {
      const opened = await options.host.openDraft(draft);
      if (!opened.ok) return failed();
      await options.links.noteOpened(owner);
    }
  }

  copyMailFor = async (address: string): Promise<string> => {
    const { memory, options, snapshot } = this.assistant.draft;
    const { me } = options.connection.view();
    const candidates = this.assistant.facts().draft?.recipients.candidates ?? [];
    const person = candidates.find((candidate) => candidate.address === address);
    const owner = person ? this.ownerFor(memory, person, false) : null;
    if (!me || !snapshot || !person || !owner) return '';
    const { mailForOne } = await options.draftWork();
    await options.links.remember(person, owner.code);
    const block = blockFor(me, person, owner.code, owner.wording);
    return mailForOne(snapshot.body, person, candidates, block, me.relayOrigin);
  };

  private dismiss(dismissed: boolean): void {
    const { memory } = this.assistant.draft;
    memory.dismissed = dismissed;
    void memory.item.draftStore.write({ [DRAFT_KEYS.notRejection]: dismissed ? true : null });
    this.assistant.apply(true);
    if (dismissed) this.assistant.announce('home.notRejection.done', 'polite');
  }

  /** The block for the clipboard; whoever pastes it has inserted it. */
  private async copied() {
    const { memory, options } = this.assistant.draft;
    const { me } = options.connection.view();
    if (!me) return null;
    const { state } = this.assistant.view();
    const { draft } = this.assistant.facts();
    const isUnconfirmed = state.kind === 'unconfirmed';
    const person = isUnconfirmed ? state.person : draft && onlyCandidate(draft.recipients);
    if (!person)
      return previewOf(blockFor(me, null, options.links.codeFor(memory, me, null), this.assistant.wording()));
    const owner = this.offer(memory, person, isUnconfirmed && (draft?.recipients.candidates.length ?? 0) > 1);
    if (!owner) return null;
    await options.links.remember(person, owner.code);
    return previewOf(blockFor(me, person, owner.code, owner.wording));
  }

  private offer(memory: DraftMemory, person: Person, chosen: boolean): LinkOwner | null {
    const owner = this.ownerFor(memory, person, chosen);
    if (owner && !memory.counted.has(owner.code)) memory.offered.set(owner.code, owner);
    return owner;
  }

  private ownerFor(memory: DraftMemory, person: Person, chosen: boolean): LinkOwner | null {
    const { options } = this.assistant.draft;
    const { me } = options.connection.view();
    if (!me) return null;
    const code = options.links.codeFor(memory, me, person);
    return { address: person.address, name: person.name, code, chosen, wording: this.assistant.wording() };
  }

  /** The turn may come late, when another draft is open. */
  private async inTurn(memory: DraftMemory, run: () => Promise<InsertOutcome>): Promise<InsertOutcome> {
    const outcome = await inTurn(this.assistant.draft.options.locks, async () =>
      this.assistant.isCurrent(memory) ? run() : ({ kind: 'otherItem' } as const),
    );
    return outcome ?? { kind: 'unconfirmed', cause: 'noAnswer' };
  }

  /** Events about recipients get lost (office-js#6847), so they are read again before a link is made theirs. */
  private async isStillAddressed({ item }: DraftMemory, person: Person): Promise<boolean> {
    const { host, connection } = this.assistant.draft.options;
    const recipients = await item.recipients();
    if (!recipients.ok) return recipients.fault.code === 'timeout' || recipients.fault.code === 'failed';
    const domains = colleagueDomains(connection.view().me, host.mailbox.address);
    const { candidates } = sortRecipients(recipients.value, domains);
    return candidates.some((candidate) => samePerson(candidate, person));
  }

  /** A second press while one runs is ignored; the draft is read again afterwards, whatever came of it. */
  private run(busy: NonNullable<HomeView['busy']>, action: (memory: DraftMemory) => Promise<void>): void {
    const { memory } = this.assistant.draft;
    if (this.running.has(memory)) return;
    this.running.add(memory);
    memory.failed = null;
    this.assistant.setBusy(busy);
    void action(memory).finally(async () => {
      if (this.assistant.isCurrent(memory)) await this.assistant.refresh(true);
      this.running.delete(memory);
      if (this.assistant.isCurrent(memory)) this.assistant.setBusy(null);
    });
  }
}
