/** Who runs the relay: named on every candidate page and in the inserted block. */
export interface Operator {
  readonly name: string;
  readonly nameEn: string;
  /** As it stands in an English sentence, e.g. `the Career Relay office`. */
  readonly officeNameEn: string;
  /** Licence number of the fee-charging employment placement business. */
  readonly licence: string;
  /** Postal address, which the law wants in mails that nobody asked for one by one. */
  readonly address: Readonly<Record<'ja' | 'en', string>>;
  /** Where the servers stand, e.g. a country and a city; left out where nobody has said it. */
  readonly hostedIn?: Readonly<Record<'ja' | 'en', string>> | undefined;
  /** Where questions go. */
  readonly contactMail: string;
}

/** Invented, for local runs; a real service sets its own (docs/operating.md). */
export const SAMPLE_OPERATOR: Operator = {
  name: 'キャリアリレー運営事務局',
  nameEn: 'Career Relay',
  officeNameEn: 'the Career Relay office',
  licence: '13-ユ-000000',
  address: {
    ja: '〒100-0000 東京都千代田区見本町1-2-3',
    en: '1-2-3 Mihoncho, Chiyoda-ku, Tokyo 100-0000, Japan',
  },
  contactMail: 'support@relay.example',
};
