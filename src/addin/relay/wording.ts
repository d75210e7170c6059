import type { MeReply } from '../../contract/me.ts';
import type { WordingReply } from '../../contract/wording.ts';
import { standardText, wordingKind, type WordingStage } from '../../core/wording/template.ts';
import type { Tone, WordingLanguage } from '../../core/wording/index.ts';
import type { ApiClient } from '../api/api-client.ts';
import { isWordingReply } from '../api/reply-shapes.ts';
import type { HostStore } from '../host/mail-host.ts';
import { MAILBOX_KEYS, storedLength } from '../host/store-keys.ts';
import { Observed } from '../observed.ts';

/** What became of an own text. One that failed is used all the same, and saved with whatever is saved next. */
export type Kept = 'saved' | 'full' | 'failed';

/** Whose text goes into the mail. */
export type WordingOwner = 'own' | 'company' | 'standard';

/** What a company decided, and the code of that company: versions are counted by each for itself. */
export type CompanyWording = WordingReply & { readonly employer?: string };

/** For whom the mails are. */
type Employer = Pick<MeReply['employer'], 'code' | 'hires'>;

export interface WordingView {
  /** The recruiter's own texts by kind, e.g. `ja.first.formal`. */
  readonly own: Readonly<Record<string, string>>;
  /** What the company decided; null where nothing is known of it. */
  readonly company: CompanyWording | null;
}

/** Roaming settings hold 32 KB for everything; the book of links and the rest need theirs. */
const OWN_CHARACTERS = 5_000;
const COMPANY_CHARACTERS = 6_000;

/** The texts to insert: the recruiter's own before the company's before the standard ones. Needs no network to be used. */
export class Wording {
  private readonly state = new Observed<WordingView>({ own: {}, company: null });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  private readonly api: Pick<ApiClient, 'get'>;
  private readonly store: HostStore;
  private readonly employer: () => Employer | undefined;

  constructor(api: Pick<ApiClient, 'get'>, store: HostStore, employer: () => Employer | undefined) {
    this.api = api;
    this.store = store;
    this.employer = employer;
  }

  /** Reads what the mailbox keeps; decisions too long for it stay known here, as what is withdrawn comes as a new version. */
  async load(): Promise<void> {
    const stored = await this.store.read();
    if (!stored.ok) return;
    const company = readCompany(stored.value[MAILBOX_KEYS.companyWording]) ?? this.view().company;
    this.state.change({
      own: readTexts(stored.value[MAILBOX_KEYS.wording]),
      company: this.employer() && !this.isOurs(company) ? null : company,
    });
  }

  /** What one company decided is nothing to another, nor to nobody: it must not get into their mails for a moment. */
  keepToEmployer = (): void => {
    if (!this.isOurs(this.view().company)) this.state.change({ company: null });
  };

  private isOurs(company: CompanyWording | null): boolean {
    return company?.employer === this.employer()?.code;
  }

  /** Asks for the company's decisions; the old ones hold when that fails. */
  refresh = async (): Promise<void> => {
    const employer = this.employer()?.code;
    const reply = await this.api.get<unknown>('/v1/wording');
    const decided = reply.ok ? readCompany(reply.value) : null;
    // The connection may be another's by now.
    if (!decided || employer !== this.employer()?.code) return;
    if (this.knows(decided.version)) return;
    const company = employer === undefined ? decided : { ...decided, employer };
    this.state.change({ company });
    const small = storedLength(company) <= COMPANY_CHARACTERS;
    await this.store.write({ [MAILBOX_KEYS.companyWording]: small ? company : null });
  };

  /** This version is the one in use, and of the company that the mailbox speaks for. */
  knows = (version: number | undefined): boolean => {
    const { company } = this.view();
    return company !== null && company.version === version && this.isOurs(company);
  };

  /** The text for one kind of mail, and whose it is. */
  textFor = (
    language: WordingLanguage,
    stage: WordingStage,
    tone: Tone,
  ): { readonly text: string; readonly owner: WordingOwner } => {
    const { own, company } = this.view();
    const mine = own[wordingKind(language, stage, tone)];
    if (mine !== undefined && company?.ownTexts !== false) return { text: mine, owner: 'own' };
    const theirs = company?.texts.find(
      (text) => text.language === language && text.stage === stage && text.tone === tone,
    );
    if (theirs) return { text: theirs.text, owner: 'company' };
    return { text: standardText(language, stage, tone, this.employer()?.hires), owner: 'standard' };
  };

  /** The tone the company decided on, or null. */
  tone = (): Tone | null => this.view().company?.managed.tone ?? null;

  /** What takes the place of the standard text and closing sentence in the block; empty when nothing does. */
  textsFor = ({
    language,
    stage,
    tone,
  }: {
    readonly language: WordingLanguage;
    readonly stage: WordingStage;
    readonly tone: Tone;
  }): { readonly text?: string; readonly closing?: string } => {
    const { text, owner } = this.textFor(language, stage, tone);
    const closing = this.closing(language);
    return { ...(owner === 'standard' ? {} : { text }), ...(closing === null ? {} : { closing }) };
  };

  /** The company's own last sentence, or null for the standard one. */
  closing = (language: WordingLanguage): string | null => this.view().company?.closing[language] ?? null;

  /** Keeps an own text in the mailbox, if there is room left for it. */
  save = async (kind: string, text: string): Promise<Kept> => {
    const own = { ...this.view().own, [kind]: text };
    if (storedLength(own) > OWN_CHARACTERS) return 'full';
    return this.keep(own);
  };

  /** Forgets the own text; the company's or the standard one holds again. */
  reset = (kind: string): Promise<Kept> =>
    this.keep(Object.fromEntries(Object.entries(this.view().own).filter(([each]) => each !== kind)));

  private async keep(own: Readonly<Record<string, string>>): Promise<Kept> {
    this.state.change({ own });
    const saved = await this.store.write({
      [MAILBOX_KEYS.wording]: Object.keys(own).length > 0 ? own : null,
    });
    if (saved.ok) return 'saved';
    // What had no room is taken back; what Outlook could not save is in this page's copy and in those of the others.
    await this.load();
    return saved.fault.code === 'too_large' ? 'full' : 'failed';
  }
}

function readTexts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function readCompany(value: unknown): CompanyWording | null {
  return isWordingReply(value) ? value : null;
}
