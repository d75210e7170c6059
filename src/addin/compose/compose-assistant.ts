import { isAboveSignature } from '../../core/message/index.ts';
import type { MessageDraft, Verdict } from '../../core/rejection/verdict.ts';
import type { Connection } from '../api/connection.ts';
import type { MailHost } from '../host/mail-host.ts';
import { AssistantActions } from './assistant-actions.ts';
import { ConnectEntry } from './connect-entry.ts';
import { decideHomeState, stageOf, type DraftFacts, type LinkInDraft } from './decide-home-state.ts';
import { DraftMemory, type LinkOwner } from './draft-memory.ts';
import { DraftReader, type DraftSnapshot } from './draft-reader.ts';
import type { Announcement, HomeActions, HomeView, Person, WordingStage } from './home-state.ts';
import type { LinkKeeper } from './link-keeper.ts';
import { blockFor, previewFound, previewOf, type BlockWording } from './own-block.ts';
import { domainOf, sortRecipients, type SortedRecipients } from './people.ts';
import type { SettingsStore } from './settings.ts';
import { heldUntil, stabilise, startStability, stateKey, type Stability } from './stabilise.ts';

/** Outlook has no "body changed" event (ux 6). */
const READ_EVERY_MS = 2000;
/** The reminder is offered with this insertion, once (ux 6.1, A04b). */
const OFFER_AT = 3;

export interface ComposeAssistantOptions {
  readonly host: MailHost;
  readonly connection: Pick<Connection, 'view' | 'subscribe' | 'connectByCode'>;
  readonly settings: Pick<SettingsStore, 'view' | 'subscribe' | 'change'>;
  readonly links: LinkKeeper;
  readonly detect: (draft: MessageDraft) => Verdict;
  readonly uiLanguage: () => 'ja' | 'en';
  /** Milliseconds. */
  readonly clock: () => number;
}

/** What state is this draft in, and what can be done: watches one compose item and acts on it when asked. */
export class ComposeAssistant {
  readonly actions: HomeActions;
  private readonly options: ComposeAssistantOptions;
  private readonly reader: DraftReader;
  private readonly listeners = new Set<() => void>();
  private current: HomeView = { state: { kind: 'checking' }, online: true, busy: null, announcement: null };
  private memory = new DraftMemory();
  private memoryLoaded: Promise<void> = Promise.resolve();
  private snapshot: DraftSnapshot | null = null;
  private stability: Stability;
  private interacting = false;
  readonly entry: ConnectEntry;
  private reading: Promise<void> | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private heldTimer: ReturnType<typeof setTimeout> | undefined;
  private stopWatching: () => void = () => undefined;

  constructor(options: ComposeAssistantOptions) {
    this.options = options;
    this.reader = new DraftReader(options.host, options.detect);
    this.stability = startStability(options.clock());
    this.entry = new ConnectEntry(options.connection, () => this.apply(true));
    this.actions = new AssistantActions(this);
  }

  view = (): HomeView => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  setInteracting = (interacting: boolean): void => {
    this.interacting = interacting;
  };

  setVisible = (visible: boolean): void => {
    clearInterval(this.timer);
    if (!visible) return;
    this.timer = setInterval(() => void this.refresh(), READ_EVERY_MS);
    void this.refresh();
  };

  /** Starts with the item that is open. Resolves when the draft was read once. */
  async start(): Promise<void> {
    const { host, connection, settings } = this.options;
    const stops = [
      host.onItemChanged(() => this.changeItem()),
      connection.subscribe(() => this.connectionChanged()),
      settings.subscribe(() => this.apply(true)),
    ];
    let stopRecipients = host.onRecipientsChanged(() => void this.refresh());
    stops.push(
      host.onItemChanged(() => {
        stopRecipients();
        stopRecipients = host.onRecipientsChanged(() => void this.refresh());
      }),
      () => stopRecipients(),
    );
    this.stopWatching = () => stops.forEach((stop) => stop());
    this.memoryLoaded = this.memory.load(host);
    await this.refresh();
  }

  stop(): void {
    this.setVisible(false);
    clearTimeout(this.heldTimer);
    this.stopWatching();
  }

  /** Reads the draft again. `own` shows the outcome at once, because the user asked for it. */
  async refresh(own = false): Promise<void> {
    if (this.current.busy && !own) return;
    // A read that began before an action of ours may show the body as it was before it.
    while (this.reading) {
      if (!own) return this.reading;
      await this.reading;
    }
    const run = this.read(own);
    this.reading = run;
    try {
      await run;
    } finally {
      if (this.reading === run) this.reading = null;
    }
  }

  private async read(own: boolean): Promise<void> {
    const { memory } = this;
    await this.memoryLoaded;
    const me = this.options.connection.view().me;
    const wantsSelection = this.options.settings.view().placement === 'cursor';
    const result = await this.reader.read(me?.relayOrigin ?? null, wantsSelection, this.snapshot);
    if (memory !== this.memory) return;
    if (result.ok) {
      this.snapshot = result.snapshot;
      await this.noteLink(memory, result.snapshot.found?.code ?? null);
    }
    if (memory === this.memory) this.apply(own);
  }

  /** A link counts when it is seen in the body, whoever put it there, and no longer when it is gone. */
  private async noteLink(memory: DraftMemory, code: string | null): Promise<void> {
    for (const owner of memory.counted.values()) {
      if (owner.code !== code) await this.options.links.noteRemoved(memory, owner);
    }
    const offered = code === null ? undefined : memory.offered.get(code);
    if (code !== null) memory.unconfirmed = null;
    if (!offered) return;
    const insertions = await this.options.links.noteInserted(memory, offered);
    const { remindMissing, reminderOffered } = this.options.settings.view();
    if (insertions >= OFFER_AT && !remindMissing && !reminderOffered) {
      memory.offersReminder = true;
      await this.options.settings.change({ reminderOffered: true });
    }
  }

  /** Shows what the facts say now. */
  apply(own: boolean): void {
    const state = decideHomeState(this.facts());
    this.stability = stabilise(this.stability, state, {
      now: this.options.clock(),
      interacting: this.interacting,
      own,
    });
    clearTimeout(this.heldTimer);
    const until = heldUntil(this.stability);
    if (until !== null) {
      this.heldTimer = setTimeout(() => this.apply(false), Math.max(0, until - this.options.clock()));
    }
    this.show({ state: this.stability.shown, online: this.options.connection.view().online });
    this.announceState();
  }

  facts(): DraftFacts {
    const { host, connection, settings, links } = this.options;
    const { me, loading } = connection.view();
    const { memory, snapshot } = this;
    return {
      supported: host.capabilities.supported,
      connection: { me, loading, ...this.entry.view() },
      canWrite: host.capabilities.canWrite && !memory.writeRefused,
      canOpenDrafts: host.capabilities.canOpenDrafts,
      mailbox: host.mailbox.address,
      draft: snapshot && {
        bodyType: snapshot.body.type,
        emptyBody: snapshot.verdict.evidence.length === 0 && isEmpty(snapshot),
        verdict: snapshot.verdict,
        recipients: this.recipientsOf(snapshot),
        link: this.linkIn(snapshot),
        hasSelection: snapshot.hasSelection,
      },
      unconfirmed: memory.unconfirmed,
      dismissed: memory.dismissed,
      stage: memory.stage,
      placement: settings.view().placement,
      wantsElsewhereNote: memory.elsewhere,
      confirmUndo: memory.confirmUndo,
      offerReminder: memory.offersReminder,
      invited: (person) => links.invited(person),
      preview: (person, stage) => {
        if (!me) return { sentence: '', plainText: '', url: '' };
        return previewOf(blockFor(me, person, links.codeFor(memory, me, person), this.wording(stage)));
      },
    };
  }

  private recipientsOf(snapshot: DraftSnapshot): SortedRecipients {
    const own = domainOf(this.options.host.mailbox.address);
    return sortRecipients(snapshot.recipients, [
      ...(this.options.connection.view().me?.employer.domains ?? []),
      own,
    ]);
  }

  private linkIn({ body, found }: DraftSnapshot): LinkInDraft | null {
    const { me } = this.options.connection.view();
    if (!found || !me) return null;
    const owner = this.ownerOf(found.code);
    return {
      kind: found.code.includes('-') ? 'personal' : 'common',
      preview: previewFound(found, me.relayOrigin),
      aboveSignature: isAboveSignature(body, found),
      owner,
      chosen: owner !== null && 'chosen' in owner && owner.chosen === true,
    };
  }

  private ownerOf(code: string): Person | LinkOwner | null {
    if (this.memory.owner?.code === code) return this.memory.owner;
    return this.memory.offered.get(code) ?? this.options.links.ownerOf(code);
  }

  /** The wording an insertion would use now. */
  wording(stage: WordingStage = stageOf(this.draftForStage())): BlockWording {
    const { tone, blockLanguage } = this.options.settings.view();
    const mail = this.snapshot?.verdict.language ?? 'other';
    const language =
      blockLanguage !== 'auto' ? blockLanguage : mail === 'other' ? this.options.uiLanguage() : mail;
    return { stage, language, tone };
  }

  private draftForStage(): Pick<DraftFacts, 'stage' | 'draft'> {
    const { snapshot } = this;
    if (!snapshot) return { stage: this.memory.stage, draft: null };
    const stage = snapshot.verdict.stage;
    return { stage: this.memory.stage ?? (stage === 'unknown' ? null : stage), draft: null };
  }

  /** What the actions work with. */
  get draft(): {
    readonly memory: DraftMemory;
    readonly snapshot: DraftSnapshot | null;
    readonly options: ComposeAssistantOptions;
  } {
    return { memory: this.memory, snapshot: this.snapshot, options: this.options };
  }

  isCurrent(memory: DraftMemory): boolean {
    return memory === this.memory;
  }

  setBusy(busy: HomeView['busy']): void {
    this.show({ busy });
  }

  announce(key: string, politeness: Announcement['politeness'], values: Announcement['values'] = {}): void {
    const id = (this.current.announcement?.id ?? 0) + 1;
    this.show({ announcement: { id, politeness, key, values } });
  }

  private announceState(): void {
    const { state } = this.current;
    const { memory } = this;
    if ((state.kind === 'detected' || state.kind === 'noRecipient') && !memory.saidRejection) {
      memory.saidRejection = true;
      this.announce('home.detected.title', 'polite');
    }
    const mismatch = state.kind === 'mismatch' ? stateKey(state) : '';
    if (mismatch !== memory.saidMismatch) {
      memory.saidMismatch = mismatch;
      if (mismatch !== '') this.announce('home.mismatch.title', 'assertive');
    }
  }

  private connectionChanged(): void {
    const { online } = this.options.connection.view();
    if (online && !this.current.online) this.announce('home.offline.back', 'polite');
    this.apply(true);
  }

  private changeItem(): void {
    this.memory = new DraftMemory();
    this.memoryLoaded = this.memory.load(this.options.host);
    this.snapshot = null;
    this.reading = null;
    this.stability = startStability(this.options.clock(), 0);
    this.show({ state: this.stability.shown, busy: null });
    void this.refresh();
  }

  private show(change: Partial<HomeView>): void {
    const entries = Object.entries(change) as [keyof HomeView, unknown][];
    if (entries.every(([key, value]) => this.current[key] === value)) return;
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

function isEmpty({ body }: DraftSnapshot): boolean {
  const text =
    body.type === 'html'
      ? body.content.replace(/<(style|script|head)\b[\s\S]*?<\/\1>|<[^>]*>|&nbsp;/gi, '')
      : body.content;
  return text.trim() === '';
}
