import type { Membership } from '../services/ways-in/members.ts';
import type { Employer } from '../stores/employers.ts';

/** A company of the local run, invented. */
export interface SampleCompany {
  readonly employerId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly shortNameEn: string;
  readonly status: Employer['status'];
  readonly domains: readonly string[];
  /** Experienced people where it is left out. */
  readonly hires?: Employer['hires'];
  /** Connects an add-in on the machine that made it, and nowhere else. The README names that of the simulator's company. */
  readonly invitation: string;
}

/** One that only the operator's list knows; nobody connects for it. */
export type SampleEmployer = Omit<SampleCompany, 'invitation'> & { readonly invitation?: string };

/** The company whose recruiter writes in the simulator. */
export const AOBA: SampleCompany = {
  employerId: 'emp_sample_aoba',
  code: 'K7Q2M',
  name: '株式会社青葉システムズ',
  nameEn: 'Aoba Systems, Inc.',
  shortName: '青葉システムズ',
  shortNameEn: 'Aoba Systems',
  status: 'active',
  domains: ['aoba.example'],
  invitation: 'K7Q2M-W4T9E',
};

/** One that has not had its onboarding meeting yet, and hires new graduates. */
export const MINATO: SampleCompany = {
  employerId: 'emp_sample_minato',
  code: 'M4RNB',
  name: '株式会社みなと商事',
  nameEn: 'Minato Trading Co., Ltd.',
  shortName: 'みなと商事',
  shortNameEn: 'Minato Trading',
  status: 'onboarding',
  domains: ['minato.example'],
  hires: 'newgrad',
  invitation: 'M4RNB-7KXDA',
};

/** One whose contract rests. */
export const HIBIKI: SampleCompany = {
  employerId: 'emp_sample_hibiki',
  code: 'P8VTC',
  name: '株式会社ひびき製作所',
  nameEn: 'Hibiki Works Co., Ltd.',
  shortName: 'ひびき製作所',
  shortNameEn: 'Hibiki Works',
  status: 'paused',
  domains: ['hibiki.example'],
  invitation: 'P8VTC-3NQH6',
};

/** Two more that use their slots, so that agencies have people and requests of several companies. */
export const HIKARI: SampleCompany = {
  employerId: 'emp_sample_hikari',
  code: 'R5WXD',
  name: 'ひかり物流株式会社',
  nameEn: 'Hikari Logistics Co., Ltd.',
  shortName: 'ひかり物流',
  shortNameEn: 'Hikari Logistics',
  status: 'active',
  domains: ['hikari.example'],
  invitation: 'R5WXD-2MTQ8',
};

export const MINAMI: SampleCompany = {
  employerId: 'emp_sample_minami',
  code: 'T3JGN',
  name: 'みなみ食品株式会社',
  nameEn: 'Minami Foods Co., Ltd.',
  shortName: 'みなみ食品',
  shortNameEn: 'Minami Foods',
  status: 'active',
  domains: ['minami.example'],
  invitation: 'T3JGN-9CVB4',
};

export const SAMPLE_COMPANIES: readonly SampleCompany[] = [AOBA, MINATO, HIBIKI, HIKARI, MINAMI];

/** The agency the samples show at work. */
export const MINATO_AGENCY = 'agy_sample_minato';

/** The sample agencies, with invented licence numbers, and the work each serves. */
export const SAMPLE_AGENCIES = [
  {
    agency_id: MINATO_AGENCY,
    name: 'ミナトキャリア',
    name_en: 'Minato Career',
    licence_no: '13-ユ-000001',
    jobs: 'backend frontend infrastructure data design people finance support',
  },
  {
    agency_id: 'agy_sample_hokushin',
    name: '北辰エージェント',
    name_en: 'Hokushin Agent',
    licence_no: '01-ユ-000002',
    jobs: 'backend other_engineer product manufacturing logistics legal',
  },
  {
    agency_id: 'agy_sample_sakura',
    name: 'さくらHR',
    name_en: 'Sakura HR',
    licence_no: '27-ユ-000003',
    jobs: 'backend sales marketing service care',
  },
] as const;

/** Who signs in to the operator's console of a local run. */
export const SAMPLE_OPERATOR_MEMBER = 'operator@relay.example';

/** People who sign in to the consoles of the local run; their codes arrive in the simulator's inbox. */
export const SAMPLE_MEMBERS: readonly { mail: string; name: string; membership: Membership }[] = [
  { mail: SAMPLE_OPERATOR_MEMBER, name: '西村 修', membership: { audience: 'operator' } },
  {
    mail: 'desk@minato-career.example',
    name: '井上 真理',
    membership: { audience: 'agency', agencyId: MINATO_AGENCY },
  },
  {
    mail: 'mori@minato-career.example',
    name: '森 拓也',
    membership: { audience: 'agency', agencyId: MINATO_AGENCY },
  },
  {
    mail: 'desk@hokushin.example',
    name: '北川 健',
    membership: { audience: 'agency', agencyId: 'agy_sample_hokushin' },
  },
  {
    mail: 'desk@sakura-hr.example',
    name: '吉岡 葵',
    membership: { audience: 'agency', agencyId: 'agy_sample_sakura' },
  },
];
