import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { callerOf } from '../../access.ts';
import type { ServiceContext } from '../../services/context.ts';
import type { Actor } from '../../services/operator/audit.ts';
import { listAgencies } from '../../stores/agencies.ts';
import { listEmployers } from '../../stores/employers.ts';
import { countHeld } from '../../stores/held.ts';
import { findMemberById } from '../../stores/members.ts';
import { openOnboardings } from '../../stores/onboardings.ts';
import { consoleLanguage } from '../console/language.ts';
import type { ConsoleFrame } from '../console/parts/ConsolePage.tsx';
import { sendPage } from '../send-page.ts';
import { operatorText, type OperatorText } from './operator-text.ts';
import { operatorPaths } from './paths.ts';

export type Section = 'onboarding' | 'employers' | 'agencies' | 'held' | 'audit' | 'settings' | 'search';

/** What every page of the console begins with. */
export interface OperatorPage {
  readonly text: OperatorText;
  readonly frame: ConsoleFrame;
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
    listEmployers(db),
    listAgencies(db),
    countHeld(db),
    findMemberById(db, memberId),
  ]);
  const items = [
    { section: 'onboarding', icon: 'checklist', href: operatorPaths.onboardings, count: onboardings.length },
    { section: 'employers', icon: 'building', href: operatorPaths.employers, count: employers.length },
    { section: 'agencies', icon: 'briefcase', href: operatorPaths.agencies, count: agencies.length },
    { section: 'held', icon: 'hourglass', href: operatorPaths.held, count: held },
    { section: 'audit', icon: 'document', href: operatorPaths.audit, count: undefined },
    { section: 'settings', icon: 'settings', href: operatorPaths.settings, count: undefined },
  ] as const;
  const LABELS = {
    onboarding: text('o.nav.onboard'),
    employers: text('o.nav.employers'),
    agencies: text('o.nav.agencies'),
    held: text('o.nav.held'),
    audit: text('o.nav.audit'),
    settings: text('o.nav.settings'),
  };
  return {
    text,
    frame: {
      text,
      consoleName: text('o.title'),
      nav: items.map(({ section: name, icon, href, count }) => ({
        href,
        icon,
        count,
        label: LABELS[name],
        current: name === section,
      })),
      member: { name: member?.name ?? '', of: text('o.office') },
      here: request.url,
      signOut: operatorPaths.signOut,
    },
  };
}

export function showPage(reply: FastifyReply, page: ReactElement, status = 200): FastifyReply {
  return sendPage(reply, page, { status, script: true });
}
