import { format } from '../../../core/text/format.ts';
import type { Operator } from '../../identity/operator.ts';
import type { AgencyMember } from '../../stores/agency-members.ts';
import { initials } from '../../text/names.ts';
import { fullDay, weekdayAndDay } from '../../time/dates.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { notify, type Notice, type NoticeLink } from './notice.ts';

/** Why an agency has somebody's data no longer. */
export type DepartureReason = 'stopped' | 'erased';

/**
 * What an agency is told of people it has; not what they said, which stands in the console. `resumed` while the agency is
 * to delete its copy, `returned` once it has; `first` where first contact falls to it because another one was shut out or
 * has no licence any more. `erasedAll` and `firstAll` are about several people at once.
 */
type CandidateNews =
  | DepartureReason
  | 'erasedAll'
  | 'resumed'
  | 'returned'
  | 'first'
  | 'firstAll'
  | 'rests'
  | 'looks'
  | 'wishes'
  | 'corrected';

const TEXTS: Readonly<Record<MailLanguage, Readonly<Record<CandidateNews, Notice>>>> = {
  ja: {
    stopped: {
      subject: '候補者のデータの削除をお願いします',
      body: 'ご本人が、貴社への提供を止めました。これからのご連絡はお控えください。貴社でお持ちのデータ(お名前、ご連絡先、メモなど)を、{date}までに削除してください。法令で保管が必要な記録を除きます。',
    },
    erased: {
      subject: '候補者のデータの削除をお願いします',
      body: 'ご本人の登録が、すべて削除されました。これからのご連絡はお控えください。貴社でお持ちのデータ(お名前、ご連絡先、メモなど)を、{date}までに削除してください。法令で保管が必要な記録を除きます。',
    },
    erasedAll: {
      subject: '候補者{n}名のデータの削除をお願いします',
      body: '{n}名の方の登録が、すべて削除されました。これからのご連絡はお控えください。貴社でお持ちの次の方々のデータ(お名前、ご連絡先、メモなど)を、{date}までに削除してください。法令で保管が必要な記録を除きます。',
    },
    resumed: {
      subject: '候補者が提供を再開しました',
      body: '提供を止めていた方が、貴社への提供を再開しました。先日お願いしたデータの削除は、不要になりました。ご連絡の前に、連絡の方法をコンソールでご確認ください。',
    },
    returned: {
      subject: '候補者が提供を再開しました',
      body: '提供を止めていた方が、貴社への提供を再開しました。登録内容は、コンソールでまたご覧になれます。ご連絡の前に、連絡の方法をご確認ください。',
    },
    first: {
      subject: '候補者への最初のご連絡をお願いします',
      body: '最初のご連絡を、貴社にお願いすることになりました。{date}までに、ご本人が選んだ方法でご連絡ください。',
    },
    firstAll: {
      subject: '候補者{n}名への最初のご連絡をお願いします',
      body: '{n}名の方への最初のご連絡を、貴社にお願いすることになりました。{date}までに、それぞれご本人が選んだ方法でご連絡ください。どなたへのご連絡かは、コンソールでご覧になれます。',
    },
    rests: {
      subject: '候補者へのご連絡をお控えください',
      body: 'ご本人から、仕事が決まった、または休みたい、とのお知らせがありました。再開のお知らせをお送りするまで、ご連絡はお控えください。',
    },
    looks: {
      subject: '候補者が活動を再開しました',
      body: 'お休みしていた方が、活動を再開しました。ご連絡の前に、連絡の方法をコンソールでご確認ください。',
    },
    wishes: {
      subject: '候補者の希望が変わりました',
      body: 'ご本人が、連絡の方法か、紹介しない会社を変えました。次のご連絡やご紹介の前に、コンソールでご確認ください。',
    },
    corrected: {
      subject: '候補者の登録内容が訂正されました',
      body: 'ご本人のお申し出により、お名前やご希望を訂正しました。お手もとの記録も、あわせてお直しください。',
    },
  },
  en: {
    stopped: {
      subject: 'Please delete a candidate’s data',
      body: 'They stopped sharing their data with you. Please don’t contact them any more, and delete what you hold (name, contact details, notes) by {date}, except records the law requires.',
    },
    erased: {
      subject: 'Please delete a candidate’s data',
      body: 'Their registration was deleted. Please don’t contact them any more, and delete what you hold (name, contact details, notes) by {date}, except records the law requires.',
    },
    erasedAll: {
      subject: 'Please delete the data of {n} candidates',
      body: 'The registrations of {n} people were deleted. Please don’t contact them any more, and delete what you hold of each of them (name, contact details, notes) by {date}, except records the law requires.',
    },
    resumed: {
      subject: 'A candidate shares their data again',
      body: 'Someone who had stopped shares their data with you again. You no longer need to delete it as we asked. Before you contact them, please check in the console how they want to be contacted.',
    },
    returned: {
      subject: 'A candidate shares their data again',
      body: 'Someone who had stopped shares their data with you again. What they registered is back in the console. Before you contact them, please check there how they want to be contacted.',
    },
    first: {
      subject: 'Please make first contact with a candidate',
      body: 'First contact with someone now falls to you. Please make it by {date}, only in the way they chose.',
    },
    firstAll: {
      subject: 'Please make first contact with {n} candidates',
      body: 'First contact with {n} people now falls to you. Please make it by {date}, only in the way each of them chose. The console shows who they are.',
    },
    rests: {
      subject: 'Please don’t contact a candidate for now',
      body: 'They have found a role, or would like a break. Please don’t contact them until we tell you that they are looking again.',
    },
    looks: {
      subject: 'A candidate is looking again',
      body: 'Someone who took a break is looking again. Before you contact them, please check in the console how they want to be contacted.',
    },
    wishes: {
      subject: 'A candidate’s wishes changed',
      body: 'They changed how they want to be contacted, or which companies not to introduce them to. Please check in the console before you next contact or introduce them.',
    },
    corrected: {
      subject: 'A candidate’s details were corrected',
      body: 'At their request, we corrected their name or what they want. Please correct your own records too.',
    },
  },
};

const GONE: Readonly<Record<MailLanguage, string>> = {
  ja: 'ID {id}(お名前の頭文字 {initials}、{day}にお渡し)',
  en: 'ID {id} (initials {initials}, handed to you on {day})',
};

/** A person as one agency knows them. */
interface AgencyCandidateLink {
  readonly id: string;
  readonly address: string;
}

interface Mail {
  readonly to: Pick<AgencyMember, 'mail' | 'language'>;
  readonly operator: Operator;
}

/** Tells somebody of an agency what changed. About whom stands in the console: mailboxes are read by more people. */
export function candidateNewsMail(
  mail: Mail & {
    readonly news: Exclude<CandidateNews, DepartureReason | 'erasedAll' | 'firstAll'>;
    /** The last day for first contact, where that is the news. */
    readonly contactBy?: string;
    readonly people: readonly Pick<AgencyCandidateLink, 'address'>[];
  },
): MailMessage {
  const { to, operator, people, contactBy } = mail;
  const { language } = to;
  const links = people.map(({ address }) => ({ address }));
  const values = contactBy === undefined ? {} : { date: weekdayAndDay(contactBy, language) };
  return notify({ to: to.mail, language, notice: TEXTS[language][mail.news], values, operator, links });
}

/** Tells somebody of an agency that first contact with several people falls to it, and where it sees who they are. */
export function firstContactsMail(
  mail: Mail & { readonly people: number; readonly contactBy: string; readonly address: string },
): MailMessage {
  const { to, operator, people, contactBy, address } = mail;
  const { language } = to;
  return notify({
    to: to.mail,
    language,
    notice: TEXTS[language].firstAll,
    values: { n: String(people), date: weekdayAndDay(contactBy, language) },
    operator,
    links: [{ address }],
  });
}

/**
 * Which copy is to be deleted. The console names nobody who erased themselves, so this says as much as finds it: the id that
 * the console, the CSV and the API gave, the first letters of the name and the day of the hand-over.
 */
export function copyToDelete(
  language: MailLanguage,
  copy: AgencyCandidateLink & { readonly name: string; readonly handedOn: string },
): NoticeLink {
  const { id, address, name, handedOn } = copy;
  const day = fullDay(handedOn, language);
  return { about: format(GONE[language], { id, initials: initials(name, language), day }), address };
}

/** Asks an agency to delete its own copies of one person or several (`copyToDelete`). */
export function deletionRequestMail(
  mail: Mail & {
    readonly reason: DepartureReason;
    readonly people: number;
    readonly deleteBy: string;
    readonly copies: readonly NoticeLink[];
  },
): MailMessage {
  const { to, operator, copies, reason, people } = mail;
  const { language } = to;
  return notify({
    to: to.mail,
    language,
    notice: TEXTS[language][reason === 'erased' && people > 1 ? 'erasedAll' : reason],
    values: { n: String(people), date: fullDay(mail.deleteBy, language) },
    operator,
    links: copies,
  });
}
