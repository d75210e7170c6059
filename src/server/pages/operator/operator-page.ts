import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { callerOf } from '../../http/access.ts';
import { changesSomething } from '../../http/same-origin.ts';
import { newToken } from '../../secrets/tokens.ts';
import type { ServiceContext } from '../../services/context.ts';
import type { Actor } from '../../services/operator/audit.ts';
import { listAgencies } from '../../stores/agencies.ts';
import { countEmployers } from '../../stores/employers.ts';
import { countHeld } from '../../stores/held.ts';
import { findMemberById } from '../../stores/members.ts';
import { openOnboardings } from '../../stores/onboardings.ts';
import { consoleLanguage, withoutFields } from '../console/language.ts';
import type { ConsoleFrame } from '../console/parts/ConsolePage.tsx';
import { sendPage } from '../send-page.ts';
import type { AgencyNames } from './audit-texts.ts';
import { operatorText, type OperatorText } from './operator-text.ts';
import { operatorPaths } from './paths.ts';

export type Section = 'onboarding' | 'employers' | 'agencies' | 'held' | 'audit' | 'settings' | 'search';

/** Where each section begins. */
const HOMES: Readonly<Record<Section, string>> = {
  onboarding: operatorPaths.onboardings,
  employers: operatorPaths.employers,
  agencies: operatorPaths.agencies,
  held: operatorPaths.held,
  audit: operatorPaths.audit,
  settings: operatorPaths.settings,
  search: operatorPaths.search,
};

/** What every page of the console begins with. */
export interface OperatorPage {
  readonly text: OperatorText;
  readonly frame: ConsoleFrame;
  readonly agencies: AgencyNames;
  /** Names the next press of a form of this page. */
  readonly pressKey: string;
}

/** Who acts, for the audit trail. */
export function actorOf(request: FastifyRequest): Actor {
  return { kind: 'operator', memberId: callerOf(request, 'operator').memberId };
}

/** Navigation with its counts, the member at its foot, and the texts in the chosen language. */
export async function openPage(
  context: ServiceContext,
  request: FastifyRequest,
  section: Section,
): Promise<OperatorPage> {
  const db = context.database.kysely;
  const text = operatorText(consoleLanguage(request));
  const { memberId } = callerOf(request, 'operator');
  const [onboardings, employers, agencies, held, member] = await Promise.all([
    openOnboardings(db),
    countEmployers(db),
    listAgencies(db),
    countHeld(db),
    findMemberById(db, memberId),
  ]);
  const items = [
    { section: 'onboarding', icon: 'checklist', count: onboardings.length },
    { section: 'employers', icon: 'building', count: employers },
    { section: 'agencies', icon: 'briefcase', count: agencies.length },
    { section: 'held', icon: 'hourglass', count: held },
    { section: 'audit', icon: 'document', count: undefined },
    { section: 'settings', icon: 'settings', count: undefined },
  ] as const;
  const LABELS = {
    onboarding: text('o.nav.onboard'),
    employers: text('o.nav.employers'),
    agencies: text('o.nav.agencies'),
    held: text('o.nav.held'),
    audit: text('o.nav.audit'),
    settings: text('o.nav.settings'),
  };
  const ja = text.language === 'ja';
  return {
    text,
    pressKey: newToken(context.random),
    agencies: new Map(agencies.map((agency) => [agency.agency_id, ja ? agency.name : agency.name_en])),
    frame: {
      text,
      consoleName: text('o.title'),
      nav: items.map(({ section: name, icon, count }) => ({
        href: HOMES[name],
        icon,
        count,
        label: LABELS[name],
        current: name === section,
      })),
      member: { name: member?.name ?? '', of: text('o.office') },
      // What answers a form has no page of its own to come back to.
      here: request.method === 'GET' ? withoutFields(request.url, 'saved', 'reversed') : HOMES[section],
      signOut: operatorPaths.signOut,
      attended: operatorPaths.attended,
      answersForm: changesSomething(request),
    },
  };
}

/** A page of the console, with its script; `status` is another than 200 for a form that was refused. */
export function showPage(reply: FastifyReply, page: ReactElement, status = 200): FastifyReply {
  return sendPage(reply, page, { status, script: true, referrer: 'own_pages' });
}
