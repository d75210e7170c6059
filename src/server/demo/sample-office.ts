import { mintLink } from '../../core/link/index.ts';
import { japanDay, japanTime } from '../calendar.ts';
import { createIds } from '../ids.ts';
import { addDays, moment } from '../runtime.ts';
import type { ServiceContext } from '../services/context.ts';
import { createEmployerDirectory } from '../services/employer-directory.ts';
import { qualify } from '../services/qualification.ts';
import { submitRegistration } from '../services/registration.ts';
import { addConnection } from '../stores/connections.ts';
import { hashToken, newToken } from '../secrets.ts';
import { addOnboarding, changeOnboarding, findOnboarding } from '../stores/onboardings.ts';
import { AOBA, MINATO, type SampleEmployer } from './sample-companies.ts';

/** Sample employers that are nothing but names in the operator's list; two of them have people waiting for a decision. */
export const NEIGHBOURS: readonly SampleEmployer[] = (
  [
    ['hikari', 'H7NDW', 'ひかり物流', 'Hikari Logistics'],
    ['minami', 'N3PKF', 'みなみ食品', 'Minami Foods'],
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

/** Who registered with a neighbour, days ago, and why a person has to look at it (ux K02). */
const VISITORS = [
  { of: 'minami', mail: 'first@candidate.example', daysAgo: 4.2, link: 'shared' },
  { of: 'minami', mail: 'second@candidate.example', daysAgo: 3.9, link: 'shared' },
  { of: 'minami', mail: 'third@candidate.example', daysAgo: 1.4, link: 'shared' },
  { of: 'hikari', mail: 'someone@mailinator.com', daysAgo: 3.1, link: 'own' },
  { of: 'hikari', mail: 'another@yopmail.com', daysAgo: 0.6, link: 'own' },
] as const;

/** What the operator's console shows on the first day: a finished meeting, one that has begun, and a queue. */
export async function writeOffice(context: ServiceContext): Promise<void> {
  await finishedMeeting(context);
  await addOnboarding(context.database.kysely, MINATO.employerId, moment(context.clock()));
  const shared = linkOf(context, 'N3PKF');
  for (const [index, visitor] of VISITORS.entries())
    await visit(context, index, visitor, visitor.link === 'shared' ? shared : linkOf(context, 'H7NDW'));
}

/** The meeting of the drawings: from 10:02 to 10:18, a year and more ago. */
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

async function visit(
  context: ServiceContext,
  index: number,
  visitor: (typeof VISITORS)[number],
  linkCode: string,
): Promise<void> {
  const then = addDays(context.clock(), -visitor.daysAgo);
  // As in the history of the first company: real rules at another time, and no mail to anybody.
  const past: ServiceContext = {
    ...context,
    clock: () => then,
    newId: createIds(() => then, context.random),
    mails: { ...context.mails, add: () => Promise.resolve() },
  };
  const employerId = `emp_sample_${visitor.of}`;
  const registration = await submitRegistration(past, {
    employerId,
    linkCode,
    submissionId: `sample-visitor-${index}`,
    language: 'ja',
    form: {
      name: '見本 太郎',
      mail: visitor.mail,
      job: 'sales',
      area: null,
      contactPreference: 'mail',
      phone: null,
      hiddenCompanies: null,
      consents: { agency_handoff: true, employer_contact: false, news: false },
    },
  });
  if (registration.verified_at) return;
  const code = NEIGHBOURS.find((company) => company.employerId === employerId)?.code ?? '';
  const profile = await createEmployerDirectory(past).byCode(code);
  if (!profile) throw new Error('A sample company is missing.');
  await context.database.transaction((db) => qualify(past, db, profile, registration));
}

function linkOf({ relayOrigin, random }: ServiceContext, employerCode: string): string {
  return mintLink({ relayOrigin, employerCode, randomBytes: random }).code;
}
