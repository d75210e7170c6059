import type { Person, ComposeType } from '../model/draft.ts';
import type { Rights } from '../model/settings.ts';
import type { BodyType } from '../protocol/payloads.ts';

/** One draft to start from, written for the purpose. */
export interface Sample {
  readonly id: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly hint: { readonly ja: string; readonly en: string };
  /** The language the mail is written in. */
  readonly language: 'ja' | 'en';
  /** The mailbox it is sent from, where it is not the recruiter's own. */
  readonly from?: Person;
  readonly to: readonly Person[];
  readonly cc?: readonly Person[];
  readonly subject: string;
  readonly bodyType: BodyType;
  readonly composeType?: ComposeType;
  readonly body: string;
  /** Rights the sample sets when it is opened; `write` when absent. */
  readonly rights?: Rights;
}
