import type { Operator } from '../../identity/operator.ts';
import type { AgencyMember } from '../../stores/agency-members.ts';
import type { SlotRequestRow } from '../../stores/slot-requests.ts';
import { weekdayAndDay } from '../../time/dates.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { notify, type Notice } from './notice.ts';

/** What an employer's own systems are told; the recruiter gets a mail about what others did. */
export type EmployerNews =
  | 'requested'
  | 'proposed'
  | 'proposal_withdrawn'
  | 'declined'
  | 'accepted'
  | 'interview_set'
  | 'hired'
  | 'not_hired'
  | 'returned';

/** What the people of an agency get a mail about. */
export type AgencyNews =
  'requested' | 'accepted' | 'declined' | 'interview_set' | 'hired' | 'not_hired' | 'returned' | 'withdrawn';

/** Only what others did, or what follows from it: a recruiter need not be told of their own click. */
type RecruiterNews = Extract<EmployerNews, 'proposed' | 'proposal_withdrawn' | 'accepted'>;
type Reason = NonNullable<SlotRequestRow['return_reason']>;
/** With the day of the interview, where the recruiter set it together with the acceptance. */
type WithDay = 'accepted_with_day';
type RecruiterNotice = RecruiterNews | Reason | WithDay | 'last_proposal_withdrawn';

const RECRUITER: Readonly<Record<MailLanguage, Readonly<Record<RecruiterNotice, Notice | null>>>> = {
  ja: {
    proposed: {
      subject: '候補者のご提案が届きました:{position}',
      body: 'Outlook のキャリアリレー「紹介枠」でご覧いただき、面接に進む方をお選びください。お名前は、面接が決まるまで伏せています。',
    },
    proposal_withdrawn: {
      subject: 'ご提案の1件が取り下げられました:{position}',
      body: 'ほかのご提案は「紹介枠」でご覧になれます。枠は確保したままです。',
    },
    last_proposal_withdrawn: {
      subject: 'ご提案が取り下げられました:{position}',
      body: 'いま、お選びいただけるご提案はありません。枠は確保したままです。{date}までに次のご提案がないときは、枠をお返しします。',
    },
    accepted: {
      subject: '面接に進む方が決まりました:{position}',
      body: '無料紹介枠を1つ使用しました。日程は、紹介会社の担当者からご連絡します。面接の前に辞退されたときは、枠をお返しします。',
    },
    accepted_with_day: {
      subject: '面接に進む方が決まりました:{position}',
      body: '無料紹介枠を1つ使用しました。面接日は{interview}です。時間などは、紹介会社の担当者からご連絡します。面接の前に辞退されたときは、枠をお返しします。',
    },
    no_proposal: {
      subject: '枠をお返ししました:{position}',
      body: '面接に進む方が決まらなかったため、枠をお返ししました。利用できる枠に戻っています。',
    },
    candidate_withdrew: {
      subject: '枠をお返ししました:{position}',
      body: '面接の前に候補者の方が辞退されたため、枠をお返ししました。利用できる枠に戻っています。',
    },
    cancelled: null,
  },
  en: {
    proposed: {
      subject: 'Candidates proposed: {position}',
      body: 'Open Slots in Career Relay in Outlook to choose who you would like to interview. The name stays hidden until an interview is agreed.',
    },
    proposal_withdrawn: {
      subject: 'A proposal was withdrawn: {position}',
      body: 'The other proposals are under Slots. Your slot is still reserved.',
    },
    last_proposal_withdrawn: {
      subject: 'The proposal was withdrawn: {position}',
      body: 'There is no proposal to choose from at the moment. Your slot is still reserved. If nobody else is proposed by {date}, it is returned.',
    },
    accepted: {
      subject: 'Interview agreed: {position}',
      body: 'One free slot was used. The agency will contact you about a date. If the candidate withdraws before the interview, the slot is returned.',
    },
    accepted_with_day: {
      subject: 'Interview agreed: {position}',
      body: 'One free slot was used. The interview is on {interview}. The agency will contact you about the time. If the candidate withdraws before the interview, the slot is returned.',
    },
    no_proposal: {
      subject: 'Slot returned: {position}',
      body: 'No interview was agreed, so your slot was returned and is ready to use again.',
    },
    candidate_withdrew: {
      subject: 'Slot returned: {position}',
      body: 'The candidate withdrew before the interview, so your slot was returned and is ready to use again.',
    },
    cancelled: null,
  },
};

const AGENCY: Readonly<Record<MailLanguage, Readonly<Record<AgencyNews | WithDay, Notice>>>> = {
  ja: {
    requested: {
      subject: '新しい紹介依頼:{position}({company})',
      body: '無料紹介枠での紹介依頼が届きました。ご返答は{date}までにお願いします。',
    },
    accepted: {
      subject: '面接が決まりました:{position}({company})',
      body: 'ご提案の方が面接に進みます。日程の調整をお願いします。お名前は、企業の担当者にお伝えしました。',
    },
    accepted_with_day: {
      subject: '面接が決まりました:{position}({company})',
      body: 'ご提案の方が面接に進みます。企業が設定した面接日は{interview}です。ご本人への確認と、時間の調整をお願いします。お名前は、企業の担当者にお伝えしました。',
    },
    declined: {
      subject: 'ご提案は見送りとなりました:{position}({company})',
      body: 'ご提案の方は、今回は見送りとなりました。依頼が続いている場合は、ほかの方をご提案いただけます。',
    },
    interview_set: {
      subject: '面接の日が決まりました:{position}({company})',
      body: '面接は{interview}です。',
    },
    hired: {
      subject: '採用が決まりました:{position}({company})',
      body: 'ご紹介の方の採用が決まりました。ありがとうございました。',
    },
    not_hired: {
      subject: '面接の結果:{position}({company})',
      body: '今回は採用に至りませんでした。引き続き、ご本人へのご支援をお願いします。',
    },
    returned: {
      subject: '紹介依頼が終わりました:{position}({company})',
      body: 'この依頼は終わりました。ご提案いただく必要はありません。',
    },
    withdrawn: {
      subject: 'ご本人が辞退されました:{position}({company})',
      body: '面接に進む予定の方が辞退されたため、企業に枠をお返ししました。',
    },
  },
  en: {
    requested: {
      subject: 'New request: {position} ({company})',
      body: 'An introduction was requested with a free slot. Please reply by {date}.',
    },
    accepted: {
      subject: 'Interview agreed: {position} ({company})',
      body: 'The person you proposed goes to an interview. Please arrange a date. The recruiter now knows their name.',
    },
    accepted_with_day: {
      subject: 'Interview agreed: {position} ({company})',
      body: 'The person you proposed goes to an interview. The employer set it for {interview}. Please check the day with them and arrange the time. The recruiter now knows their name.',
    },
    declined: {
      subject: 'Proposal declined: {position} ({company})',
      body: 'The person you proposed was not chosen this time. While the request is open you can propose someone else.',
    },
    interview_set: {
      subject: 'Interview date set: {position} ({company})',
      body: 'The interview is on {interview}.',
    },
    hired: {
      subject: 'Hired: {position} ({company})',
      body: 'The person you introduced was hired. Thank you.',
    },
    not_hired: {
      subject: 'Interview outcome: {position} ({company})',
      body: 'They were not hired this time. Please go on supporting them.',
    },
    returned: {
      subject: 'Request closed: {position} ({company})',
      body: 'This request has ended. You don’t need to propose anyone.',
    },
    withdrawn: {
      subject: 'Candidate withdrew: {position} ({company})',
      body: 'The person who was to be interviewed has withdrawn, so the slot went back to the employer.',
    },
  },
};

const ASSIGNED: Readonly<Record<MailLanguage, Notice>> = {
  ja: {
    subject: '新しい候補者が登録されました',
    body: '{date}までに、最初のご連絡をお願いします。連絡の方法は、ご本人が選んだものに限ります。',
  },
  en: {
    subject: 'A new candidate registered',
    body: 'Please make first contact by {date}, only in the way they chose.',
  },
};

/** Somebody of an agency, written to in the language they work in. */
type Reader = Pick<AgencyMember, 'mail' | 'language'>;

/** Null where the recruiter need not be told. Names neither a candidate nor anything they said. */
export function recruiterNoticeMail(mail: {
  readonly to: string;
  readonly request: SlotRequestRow;
  readonly news: EmployerNews;
  readonly operator: Operator;
}): MailMessage | null {
  const { request, news, operator } = mail;
  const texts = RECRUITER[request.language];
  const name = noticeOf(news, request);
  const notice = name && texts[name];
  if (!notice) return null;
  const { language } = request;
  return notify({ to: mail.to, language, notice, values: valuesOf(request, language), operator });
}

function noticeOf(news: EmployerNews, request: SlotRequestRow): RecruiterNotice | null {
  if (news === 'returned') return request.return_reason ?? 'cancelled';
  if (news === 'accepted') return acceptedOf(request);
  // With nobody left to choose from, the request waits for proposals again.
  if (news === 'proposal_withdrawn' && request.state === 'requested') return 'last_proposal_withdrawn';
  return news === 'proposed' || news === 'proposal_withdrawn' ? news : null;
}

function acceptedOf(request: SlotRequestRow): 'accepted' | WithDay {
  return request.interview_on === null ? 'accepted' : 'accepted_with_day';
}

function valuesOf(request: SlotRequestRow, language: MailLanguage) {
  return {
    position: request.position,
    date: weekdayAndDay(request.reply_by, language),
    interview: request.interview_on === null ? '' : weekdayAndDay(request.interview_on, language),
  };
}

/** To one person of an agency. Leads to the console, where the sign-in decides who reads on. */
export function agencyNoticeMail(mail: {
  readonly to: Reader;
  readonly company: string;
  readonly request: SlotRequestRow;
  readonly news: AgencyNews;
  readonly address: string;
  readonly operator: Operator;
}): MailMessage {
  const { to, request, company } = mail;
  const { language } = to;
  const { operator, address } = mail;
  const news = mail.news === 'accepted' ? acceptedOf(request) : mail.news;
  return notify({
    to: to.mail,
    language,
    notice: AGENCY[language][news],
    values: { ...valuesOf(request, language), company },
    operator,
    links: [{ address }],
  });
}

/** Tells an agency that somebody new chose it. Not who: mailboxes are read by more people than consoles. */
export function assignedMail(mail: {
  readonly to: Reader;
  readonly contactBy: string;
  readonly address: string;
  readonly operator: Operator;
}): MailMessage {
  const { language } = mail.to;
  const { operator, address } = mail;
  return notify({
    to: mail.to.mail,
    language,
    notice: ASSIGNED[language],
    values: { date: weekdayAndDay(mail.contactBy, language) },
    operator,
    links: [{ address }],
  });
}
