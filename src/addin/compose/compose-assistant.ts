import type { MessageBody } from '../host/mail-host.ts';
import { SESSION_KEYS } from '../host/store-keys.ts';
import { Observed } from '../observed.ts';
import { alertMessage } from './alert-message.ts';
import { AssistantActions, type ActedOn } from './assistant-actions.ts';
import type { ComposeAssistantOptions } from './compose-assistant-options.ts';
import { ConnectEntry } from './connect-entry.ts';
import { decideHomeState, type DraftFacts } from './decide-home-state.ts';
import { DraftMemory } from './draft-memory.ts';
import { DraftReader, type DraftSnapshot } from './draft-reader.ts';
import { noteLink, takeOver } from './found-link.ts';
import { gatherFacts, imagesNote, wordingFor } from './gather-facts.ts';
import { mismatchBody, mismatchTitle, type Announcement, type HomeView } from './home-state.ts';
import type { BlockWording } from './own-block.ts';
import { PaneClaim } from './pane-claim.ts';
import { heldUntil, stabilise, startStability, stateKey, type Stability } from './stabilise.ts';
import { Watching } from './watching.ts';

/** After so many reminders in a row that were passed over by sending, the pane asks whether to stop them. */
const ASK_TO_STOP_AT = 3;
/** What state is this draft in, and what can be done: watches one compose item and acts on it when asked. */
export class ComposeAssistant implements ActedOn {
  readonly actions: AssistantActions;
  private readonly options: ComposeAssistantOptions;
  private readonly reader: DraftReader;
  private readonly home = new Observed<HomeView>({
    state: { kind: 'checking' },
    online: true,
    busy: null,
    attention: 0,
    asksToStop: false,
    images: null,
    announcement: null,
  });
  readonly view = this.home.view;
  readonly subscribe = this.home.subscribe;
  readonly pane: PaneClaim;
  private readonly watching: Watching;
  memory: DraftMemory;
  private memoryLoaded: Promise<void> = Promise.resolve();
  snapshot: DraftSnapshot | null = null;
  private stability: Stability;
  private interacting = false;
  private followed = '';
  readonly entry: ConnectEntry;
  private reading: Promise<void> | null = null;
  /** How many bodies were taken in from our own actions. */
  private takenIn = 0;
  /** Resolves when everything handed to `saveBehind` is saved. */
  private saving: Promise<void> = Promise.resolve();
  unreadable = false;
  private heldTimer: ReturnType<typeof setTimeout> | undefined;
  private stopWatching: () => void = () => undefined;

  constructor(options: ComposeAssistantOptions) {
    this.options = options;
    this.memory = new DraftMemory(options.host.forItem());
    this.reader = new DraftReader(options.draftWork, () => options.host.capabilities);
    this.stability = startStability(options.clock());
    this.entry = new ConnectEntry(options.connection, () => this.apply(true));
    this.actions = new AssistantActions(this);
    this.pane = new PaneClaim(options.host);
    this.watching = new Watching(options.clock, async () => {
      this.pane.keep();
      await this.refresh();
      return !this.unreadable;
    });
  }

  /** While the pointer or the focus is in the card it is not exchanged for another, but for a warning (`stabilise`). */
  setInteracting = (interacting: boolean): void => {
    this.interacting = interacting;
  };

  /** The draft is read again and again while the pane is on screen, and not at all while it is not. */
  setVisible = (visible: boolean): void => this.watching.setVisible(visible);

  /** Starts with the item that is open. Resolves when the draft was read once. */
  async start(): Promise<void> {
    const { host, connection, settings, wording } = this.options;
    // Outlook ties these two to the item that is open: for each new one they have to be registered anew.
    const listen = () => [
      host.onRecipientsChanged(() => void this.refresh()),
      host.onInitializationContext(() => void this.followAlert()),
    ];
    let listening = listen();
    const stopListening = () => listening.forEach((stop) => stop());
    const stops = [
      stopListening,
      host.onItemChanged(() => {
        this.changeItem();
        stopListening();
        listening = listen();
      }),
      connection.subscribe(() => this.connectionChanged()),
      settings.subscribe(() => this.apply(true)),
      wording.subscribe(() => this.apply(true)),
      // The ribbon's button has inserted, perhaps in this draft: the next reading would come up to three seconds later.
      host.mailboxStore.onChanged((keys) => {
        if (keys.includes(SESSION_KEYS.handOver)) void this.refresh(true);
      }),
    ];
    this.stopWatching = () => stops.forEach((stop) => stop());
    this.open();
    await this.refresh();
    void this.followAlert();
  }

  /** What an alert's button told the pane is followed once: its card is shown at once, and focus goes there. */
  private async followAlert(): Promise<void> {
    const { memory } = this;
    const { sessionStore } = memory.item;
    const message = alertMessage(await memory.item.initializationContext());
    if (!message || message.id === this.followed) return;
    this.followed = message.id;
    const session = await sessionStore.read();
    if (session.ok && session.value[SESSION_KEYS.contextSeen] === message.id) return;
    await sessionStore.write({ [SESSION_KEYS.contextSeen]: message.id });
    await this.refresh(true);
    if (this.isCurrent(memory)) this.home.change({ attention: this.view().attention + 1 });
  }

  /** Stops reading and listening. What is under way still comes to its end. */
  stop(): void {
    this.setVisible(false);
    clearTimeout(this.heldTimer);
    this.stopWatching();
  }

  /** Reads the draft again. `own` shows the outcome at once, because the user asked for it. */
  async refresh(own = false): Promise<void> {
    if (this.view().busy && !own) return;
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

  /** The body as an action of ours has just read it back: the card follows without asking Outlook again. */
  async takeIn(body: MessageBody): Promise<void> {
    const { memory, snapshot } = this;
    if (!snapshot) return this.refresh(true);
    const relayOrigin = this.options.connection.view().me?.relayOrigin ?? null;
    this.takenIn += 1;
    const next = await this.reader.withBody(snapshot, body, relayOrigin);
    if (memory !== this.memory) return;
    this.snapshot = next;
    noteLink(this, this.options, memory, next.found?.code ?? null);
    this.apply(true);
  }

  /** Resolves when what was noted of links is saved in the draft and the mailbox. */
  async saved(): Promise<void> {
    await this.saving;
  }

  /** Lets a save run on in the background; only a page that is about to end waits for it, by `saved`. */
  saveBehind(saved: Promise<unknown>): void {
    const { saving } = this;
    // Chained without the results: a pane may stay open for weeks, and `Promise.all` would keep all of them.
    this.saving = saved.then(() => saving);
  }

  private async read(own: boolean): Promise<void> {
    const { memory, takenIn } = this;
    const me = this.options.connection.view().me;
    const wantsSelection = this.options.settings.view().placement === 'cursor';
    const [result] = await Promise.all([
      this.reader.read(memory.item, me?.relayOrigin ?? null, wantsSelection, this.snapshot),
      this.memoryLoaded,
    ]);
    const code = result.ok ? (result.snapshot.found?.code ?? null) : null;
    if (code !== null) await takeOver(this.options, memory, code);
    // A body asked for before an action of ours wrote another one is of no use after it.
    if (memory !== this.memory || takenIn !== this.takenIn) return;
    this.unreadable = !result.ok;
    if (result.ok) {
      this.snapshot = result.snapshot;
      noteLink(this, this.options, memory, code);
    }
    this.apply(own);
  }

  /** Shows what the facts say now. */
  apply(own: boolean): void {
    const state = decideHomeState(this.facts());
    const code = this.snapshot?.found?.code;
    const isIn = state.kind === 'inserted' && code !== undefined;
    const saved = isIn && this.options.links.noteSeen(this.memory, code, state.person);
    if (saved) this.saveBehind(saved);
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
    const { remindMissing, stopOffered } = this.options.settings.view();
    this.home.change({
      state: this.stability.shown,
      online: this.options.connection.view().online,
      images: imagesNote(this.memory, this.snapshot),
      asksToStop: remindMissing && !stopOffered && this.options.passedOver() >= ASK_TO_STOP_AT,
    });
    this.announceState();
  }

  facts(): DraftFacts {
    return gatherFacts(this.options, this.entry.view(), this);
  }

  /** The wording an insertion would use now. */
  wording(): BlockWording {
    return wordingFor(this.options, this.memory, this.snapshot);
  }

  /** What the actions work with. */
  get draft(): ActedOn['draft'] {
    const { memory, snapshot, options } = this;
    return { memory, snapshot, work: this.reader.work, options };
  }

  /** False once another item is open: an answer about a former one is dropped. */
  isCurrent(memory: DraftMemory): boolean {
    return memory === this.memory;
  }

  setBusy(busy: HomeView['busy']): void {
    this.home.change({ busy });
  }

  /** Lets screen readers say the text that `key` names and then `more`, even when it is what they said last. */
  announce(
    key: string,
    politeness: Announcement['politeness'],
    person: Announcement['person'] = null,
    more?: string,
  ): void {
    const id = (this.view().announcement?.id ?? 0) + 1;
    this.home.change({ announcement: { id, politeness, key, person, ...(more && { more }) } });
  }

  private announceState(): void {
    const { state } = this.view();
    const { memory } = this;
    if ((state.kind === 'detected' || state.kind === 'noRecipient') && !memory.saidRejection) {
      memory.saidRejection = true;
      this.announce('home.detected.title', 'polite');
    }
    const mismatch = state.kind === 'mismatch' ? stateKey(state) : '';
    if (mismatch !== memory.saidMismatch) {
      memory.saidMismatch = mismatch;
      if (state.kind === 'mismatch')
        this.announce(mismatchTitle(state), 'assertive', null, mismatchBody(state));
    }
  }

  private connectionChanged(): void {
    const { online } = this.options.connection.view();
    if (online && !this.view().online) this.announce('home.offline.back', 'polite');
    this.apply(true);
  }

  /** Begins with the item that is open now. */
  private open(): void {
    this.memory = new DraftMemory(this.options.host.forItem());
    this.memoryLoaded = this.memory.load();
  }

  private changeItem(): void {
    this.open();
    this.snapshot = null;
    this.unreadable = false;
    this.reading = null;
    this.stability = startStability(this.options.clock(), 0);
    this.home.change({ state: this.stability.shown, busy: null, images: null });
    this.pane.claimAnew();
    void this.refresh();
    void this.followAlert();
  }
}
