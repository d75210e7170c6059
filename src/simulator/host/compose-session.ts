import { CLIENT_PROFILES, type Defect } from '../model/client-profiles.ts';
import { isInternal, recipientsOf, withRecipients, type Draft, type Person } from '../model/draft.ts';
import { EventLog } from '../model/event-log.ts';
import { htmlOfText, textOfHtml } from '../model/html.ts';
import { draftOfMailLink } from '../model/mail-link.ts';
import type { Mailbox } from '../model/mailbox.ts';
import { MemoryBody, type MessageBody } from '../model/message-body.ts';
import {
  LATENCY_MS,
  LOCALES,
  OFFICE_THEMES,
  hasDefect,
  themeEventColors,
  type Rights,
  type Settings,
} from '../model/settings.ts';
import { Store } from '../model/store.ts';
import { PERMISSION, type BodyType, type CallParams, type RecipientField } from '../protocol/payloads.ts';
import { initialData } from '../protocol/startup.ts';
import { blankDraft, draftOfSample, sampleById } from '../samples/index.ts';
import { EMPLOYER_DOMAIN, RECRUITER, recruiterIn, resolvedPerson } from '../samples/people.ts';
import type { Sample } from '../samples/sample.ts';
import { translator, type Translate } from '../strings/index.ts';
import type { CallContext, NewDraft } from './call.ts';
import { Commands } from './commands.ts';
import { callLabel, dispatch, isTelemetry, replyOnWire } from './dispatch.ts';
import { DraftPages } from './draft-pages.ts';
import { FormerBody } from './former-body.ts';
import { FOCUS_AFTER, type FocusTarget } from './focus-target.ts';
import { LinkWatch } from './link-watch.ts';
import type { LaunchEvent, Manifest } from './manifest.ts';
import type { PageDelegate, PageHost } from './page-host.ts';

export interface SessionOptions {
  readonly settings: Store<Settings>;
  readonly manifest: Store<Manifest>;
  readonly mailbox: Mailbox;
  readonly log?: EventLog;
  readonly onFocus?: (target: FocusTarget) => void;
  readonly onOpenWindow?: (url: string) => void;
}

/** One compose window: a draft, the add-in's pages that belong to it, and the switches that shape the host. */
export class ComposeSession implements PageDelegate, CallContext {
  readonly settings: Store<Settings>;
  readonly log: EventLog;
  readonly mailbox: Mailbox;
  readonly draft: Store<Draft>;
  readonly paneOpen = new Store(true);
  readonly employerDomain = EMPLOYER_DOMAIN;
  readonly formerBody = new FormerBody();
  readonly manifest: Store<Manifest>;
  readonly pages = new DraftPages();
  readonly commands = new Commands(this);
  private readonly options: SessionOptions;
  private readonly links: LinkWatch;
  private currentBody: MessageBody = new MemoryBody();
  private drafts = 0;

  constructor(options: SessionOptions) {
    this.options = options;
    this.settings = options.settings;
    this.manifest = options.manifest;
    this.mailbox = options.mailbox;
    this.log = options.log ?? new EventLog();
    this.links = new LinkWatch(this.log, this.formerBody);
    this.draft = new Store(blankDraft('0', '', options.settings.get().language));
  }

  // --- what the calls need -------------------------------------------------------------------------------------

  get translate(): Translate {
    return translator(this.settings.get().language);
  }

  get body(): MessageBody {
    return this.currentBody;
  }

  get shared(): boolean {
    return this.draft.get().from.address !== RECRUITER.address;
  }

  has(defect: Defect): boolean {
    return hasDefect(this.settings.get(), defect);
  }

  /** In the place of the message that is open, where Outlook would open another window. */
  openNewDraft({ to, cc, bcc, subject, html }: NewDraft): void {
    this.setRights('write');
    const blank = blankDraft(this.nextKey(), this.translate('s.newDraft'), this.settings.get().language);
    const from = this.shared ? blank.from : this.draft.get().from;
    this.open({ ...blank, from, to, cc, bcc, subject }, html);
  }

  /** As the mail program of this machine answers a pressed `mailto:` link. */
  openMailLink(url: string): void {
    const draft = draftOfMailLink(url);
    if (!draft) return;
    this.log.add('mailto', draft.subject);
    this.openNewDraft({ ...draft, to: draft.to.map(resolvedPerson) });
  }

  closePane(): void {
    this.paneOpen.set(false);
  }

  // --- drafts --------------------------------------------------------------------------------------------------

  /** With the rights that the sample sets. */
  openSample(sample: Sample): void {
    const { language } = this.settings.get();
    this.setRights(sample.rights ?? 'write');
    this.open(draftOfSample(sample, this.nextKey(), language), sample.body);
  }

  openBlank(): void {
    this.openNewDraft({ to: [], cc: [], bcc: [], subject: '', html: '' });
  }

  /** The same draft, in another format where one is given, as a new window would show it; the add-in's pages start again. */
  reopen(bodyType: BodyType = this.draft.get().bodyType): void {
    const draft = this.draft.get();
    const content = this.body.read();
    const convert = bodyType === 'text' ? textOfHtml : htmlOfText;
    const body = bodyType === draft.bodyType ? content : convert(content);
    const sample = sampleById(draft.sampleId ?? '');
    const title = sample?.title[this.settings.get().language] ?? this.translate('s.newDraft');
    this.open({ ...draft, bodyType, key: this.nextKey(), title, sessionData: {}, notifications: [] }, body);
  }

  /** Lets an editor hold the body. What is returned takes it back, with its content, when the editor goes. */
  attachBody(create: (content: string) => MessageBody): () => void {
    const body = create(this.currentBody.read());
    this.currentBody = body;
    return () => {
      if (this.currentBody === body) this.currentBody = new MemoryBody(body.read());
    };
  }

  /** As the user does in the window; the add-in is told. */
  setRecipients(field: RecipientField, people: readonly Person[]): void {
    this.draft.update((draft) => withRecipients(draft, field, people));
    this.recipientsChanged(field);
  }

  /** As the user does in the window; the add-in is not told. */
  setSubject(subject: string): void {
    this.draft.update((draft) => ({ ...draft, subject }));
  }

  /** Those outside the employer's domain: the candidates, whose inboxes the window shows. */
  outsideRecipients(): readonly Person[] {
    return recipientsOf(this.draft.get()).filter((person) => !isInternal(person, this.employerDomain));
  }

  // --- the add-in's pages --------------------------------------------------------------------------------------

  get locale(): string {
    return LOCALES[this.settings.get().language];
  }

  roamingSettings(): Readonly<Record<string, string>> {
    return this.mailbox.roamingSettings();
  }

  requirements(): Readonly<Record<string, string>> {
    return { Mailbox: CLIENT_PROFILES[this.settings.get().client].mailboxSet };
  }

  /**
   * What a page is told when it starts. Under the defect `lateItem` there is no message in it yet; `atLast` asks for what the
   * page gets some seconds later.
   */
  initialData(atLast = false): Record<string, unknown> {
    const { rights, client, language } = this.settings.get();
    return initialData({
      permissionLevel: rights === 'readOnly' ? PERMISSION.readItem : PERMISSION.readWriteItem,
      userName: recruiterIn(language).name,
      userAddress: RECRUITER.address,
      conversationId: this.draft.get().composeType === 'newMail' ? null : 'AAQkSimulatedConversation',
      hostVersion: CLIENT_PROFILES[client].hostVersion,
      shared: this.shared,
      hasItem: !this.has('noItem') && (atLast || !this.has('lateItem')),
    });
  }

  async outlookCall(dispatchId: number, params: CallParams): Promise<Record<string, unknown> | undefined> {
    if (isTelemetry(dispatchId)) return { error: false, data: null };
    const label = callLabel(dispatchId, params);
    const delay = LATENCY_MS[this.settings.get().latency];
    if (delay === null) {
      this.log.add(label, this.translate('s.note.noReply'), 'bad');
      return undefined;
    }
    const { key } = this.draft.get();
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    // The page that called has gone with its draft while it waited: it must not read or write the next one.
    if (this.draft.get().key !== key) return undefined;
    const before = this.body.read();
    const reply = dispatch(this, dispatchId, params);
    const failed = reply.kind === 'error' || reply.kind === 'silence';
    const code = reply.kind === 'error' ? this.translate('s.note.fails', { code: reply.code }) : '';
    const note = [reply.note ?? '', code].filter(Boolean).join(' · ');
    this.links.observe(dispatchId, params, reply, { before, after: this.body.read() }, this.translate);
    this.log.add(label, note, failed ? 'bad' : 'plain');
    return replyOnWire(reply);
  }

  unknownCall(name: string): void {
    this.log.add(name, this.translate('s.note.unknown'), 'bad');
  }

  /** The pane lets go of the focus: it goes to the window's control before or behind the pane. */
  notified(page: PageHost, action: number): void {
    if (!this.pages.isPane(page)) return;
    const target = FOCUS_AFTER[action];
    if (!target) return;
    this.log.add('notifyHost', this.translate('s.note.focusOut'));
    this.options.onFocus?.(target);
  }

  closeRequested(): void {
    this.closePane();
  }

  openWindow(url: string): void {
    this.options.onOpenWindow?.(url);
  }

  // --- events --------------------------------------------------------------------------------------------------

  /** Tells both pages and the add-in's handler; under the defect `recipients` none of them. */
  recipientsChanged(field: RecipientField): void {
    if (this.has('recipients')) {
      this.log.add('RecipientsChanged', this.translate('s.note.notReported'), 'bad');
      return;
    }
    const changed = { to: field === 'to', cc: field === 'cc', bcc: field === 'bcc' };
    const fields = { ...changed, optionalAttendees: false, requiredAttendees: false, resources: false };
    this.pages.tellBoth('olkRecipientsChanged', [JSON.stringify(fields)]);
    void this.commands.launch('OnMessageRecipientsChanged', { changedRecipientFields: changed });
  }

  /** Tells the add-in of another theme; clients without that event leave it in the former one. */
  themeChanged(): void {
    if (this.has('theme')) {
      this.log.add('OfficeThemeChanged', this.translate('s.note.notReported'), 'bad');
      return;
    }
    const colors = themeEventColors(OFFICE_THEMES[this.settings.get().theme]);
    this.pages.tellPane('officeThemeChanged', [JSON.stringify(colors)]);
    this.log.add('OfficeThemeChanged', this.translate('s.note.theme'));
  }

  /** The user closes a notice; under the defect `replace` it stays all the same. */
  dismissNotification(key: string): void {
    const { notifications } = this.draft.get();
    if (!this.has('replace'))
      this.draft.update((draft) => ({
        ...draft,
        notifications: notifications.filter((notification) => notification.key !== key),
      }));
    this.pages.tellPane('olkInfobarClicked', [{ actionType: 2, infobarType: 0 }]);
  }

  private open(draft: Draft, body: string): void {
    this.pages.leave();
    this.links.reset();
    this.formerBody.forget();
    this.currentBody = new MemoryBody(body);
    this.draft.set(draft);
    const started = this.startingEvent();
    const note = this.translate('s.note.draft', { name: draft.title });
    const notRun = this.settings.get().deployment === 'user' ? ` · ${this.translate('s.note.notRun')}` : '';
    this.log.add(started?.type ?? 'OnNewMessageCompose', note + notRun);
    if (started) void this.commands.launch(started.type);
  }

  private startingEvent(): LaunchEvent | null {
    return this.commands.launchEvent('OnMessageCompose') ?? this.commands.launchEvent('OnNewMessageCompose');
  }

  private setRights(rights: Rights): void {
    this.settings.update((settings) => ({ ...settings, rights }));
  }

  private nextKey(): string {
    this.drafts += 1;
    return String(this.drafts);
  }
}
