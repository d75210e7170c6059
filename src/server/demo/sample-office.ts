import { mintLink } from '../../core/link/index.ts';
import { japanDay, japanTime } from '../time/calendar.ts';
import { addDays, moment } from '../time/clock.ts';
import type { ServiceContext } from '../services/context.ts';
import { setCostPerHire } from '../stores/employer-settings.ts';
import { addConnection } from '../stores/connections.ts';
import { hashToken, newToken } from '../secrets/tokens.ts';
import { addOnboarding, changeOnboarding, findOnboarding } from '../stores/onboardings.ts';
import { AOBA, HIKARI, MINAMI, MINATO, type SampleEmployer } from './sample-companies.ts';
import { inThePast, registerSample } from './sample-steps.ts';

/** Sample employers that are nothing but names in the operator's list. */
export const NEIGHBOURS: readonly SampleEmployer[] = (
  [
    ['sakura', 'S5TQA', 'さくら出版', 'Sakura Press'],
    ['hokuto', 'D8MVX', '北斗電機', 'Hokuto Electric'],
    ['tsubasa', 'T4RHE', 'つばさ運輸', 'Tsubasa Transport'],
    ['midorikawa', 'G6YBS', '緑川建設', 'Midorikawa Construction'],
    ['shinonome', 'E9CWJ', '東雲ソフト', 'Shinonome Software'],
    ['shirakaba', 'R2FZP', '白樺製薬', 'Shirakaba Pharma'],
    ['shiomi', 'V5XGN', '潮見ホテル', 'Shiomi Hotels'],
  ] as const
).map(([id, code, name, nameEn]) => ({
  employerId: `emp_sample_${id}`,
  code,
  name: `株式会社${name}`,
  nameEn: `${nameEn}, Inc.`,
  shortName: name,
  shortNameEn: nameEn,
  status: 'active' as const,
  domains: [`${id}.example`],
}));

/** Who registered with others, days ago, and why a person has to look at it. */
const VISITORS = [
  { company: MINAMI, mail: 'first@candidate.example', daysAgo: 4.2, shared: true },
  { company: MINAMI, mail: 'second@candidate.example', daysAgo: 3.9, shared: true },
  { company: MINAMI, mail: 'third@candidate.example', daysAgo: 1.4, shared: true },
  { company: HIKARI, mail: 'someone@mailinator.com', daysAgo: 3.1, shared: false },
  { company: HIKARI, mail: 'another@yopmail.com', daysAgo: 0.6, shared: false },
] as const;
/** Yen; the company's own estimate (C01). */
const COST_PER_HIRE = 1_200_000;

/** What the operator's console shows on the first day: a finished meeting, one that has begun, and a queue. */
export async function writeOffice(context: ServiceContext): Promise<void> {
  await finishedMeeting(context);
  await addOnboarding(context.database.kysely, MINATO.employerId, moment(context.clock()));
  await setCostPerHire(context.database.kysely, AOBA.employerId, COST_PER_HIRE, moment(context.clock()));
  const shared = linkOf(context, MINAMI.code);
  for (const [index, visitor] of VISITORS.entries())
    await registerSample(inThePast(context, visitor.daysAgo), visitor.company, {
      submissionId: `sample-visitor-${index}`,
      linkCode: visitor.shared ? shared : linkOf(context, visitor.company.code),
      name: '見本 太郎',
      mail: visitor.mail,
      job: 'sales',
      area: null,
    });
}

/** The finished meeting: from 10:02 to 10:18, a year and more ago. */
async function finishedMeeting(context: ServiceContext): Promise<void> {
  const db = context.database.kysely;
  if (await findOnboarding(db, AOBA.employerId)) return;
  const day = japanDay(addDays(context.clock(), -400));
  const at = (minute: number) => moment(japanTime(day, 10, minute));
  await addConnection(db, {
    connection_id: 'con_sample_meeting',
    employer_id: AOBA.employerId,
    token_hash: hashToken(newToken(context.random)),
    invitation_id: null,
    label: AOBA.shortName,
    way_in: 'invitation',
    created_at: at(9),
    revoked_at: at(18),
  });
  await addOnboarding(db, AOBA.employerId, at(2));
  await changeOnboarding(db, AOBA.employerId, {
    policy_confirmed_at: at(4),
    agencies_confirmed_at: at(6),
    invited_at: at(7),
    invitation_code: AOBA.invitation.replace(/-.*/, '-•••••'),
    trial_opened_at: at(7),
    trial_closes_at: at(127),
    inserted_at: at(13),
    insertions: 1,
    request: JSON.stringify({
      reports: [{ reportId: '3f6b0c1e9a7d4c52', day, stage: 'first', language: 'ja', inserted: 1, sent: 1 }],
    }),
    registered_at: at(16),
    removed_at: at(18),
    removed_registrations: 1,
    removed_insertions: 1,
  });
}

function linkOf({ relayOrigin, random }: ServiceContext, employerCode: string): string {
  return mintLink({ relayOrigin, employerCode, randomBytes: random }).code;
}
