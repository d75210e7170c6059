import {
  addAgency,
  changeAgency,
  findAgencyByLicence,
  isLicensed,
  listAgencies,
  lockAgency,
  lockLicences,
  replaceRouting,
  routedAgencies,
  type Agency,
} from '../../stores/agencies.ts';
import { lockEmployer } from '../../stores/employers.ts';
import { changeOnboarding, findOnboarding } from '../../stores/onboardings.ts';
import { isDay, japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { plainHyphens } from '../../text/hyphens.ts';
import { cleanLine, isSeen } from '../../text/lines.ts';
import { audit, isUnchanged, type Actor } from './audit.ts';
import { refused, type Refused, type Result } from './refused.ts';
import { CHANGED, refuseStale } from './seen.ts';

export interface AgencyInput {
  readonly name: string;
  readonly nameEn: string;
  /** E.g. `13-ユ-000001`. */
  readonly licenceNo: string;
  /** The last day the licence is good for, e.g. `2030-03-31`. */
  readonly licenceExpiresOn: string;
  /** Keys of the areas and kinds of work it serves; none for all. Left out, they stay as they are. */
  readonly areas?: readonly string[] | undefined;
  readonly jobs?: readonly string[] | undefined;
}

/**
 * Prefecture (01 to 47), kind of licence, number. `ユ` is fee-charging, `ム` free placement (Employment Security Act,
 * articles 30 and 33).
 */
const LICENCE = /^(0[1-9]|[1-3]\d|4[0-7])-[ユム]-\d{6}$/;

export type AgencyResult = { readonly ok: true; readonly agency: Agency } | Refused;

/**
 * A partner agency; one that is there already with just that, as after a second press, stays. Without a licence in force
 * there is none: candidates' data go to licensed agencies only.
 */
export async function createAgency(
  context: ServiceContext,
  actor: Actor,
  input: AgencyInput,
): Promise<AgencyResult> {
  const checked = checkAgency(context, input);
  if (!checked.ok) return checked;
  return context.database.transaction<AgencyResult>(async (db) => {
    await lockLicences(db);
    const holder = await findAgencyByLicence(db, checked.fields.licence_no);
    if (holder)
      return isUnchanged(holder, checked.fields)
        ? { ok: true, agency: holder }
        : refused('licence_taken', 'licenceNo');
    const agency: Agency = {
      agency_id: context.newId('agy'),
      // Serves everything unless it is said otherwise.
      areas: '',
      jobs: '',
      ...checked.fields,
      created_at: moment(context.clock()),
    };
    await addAgency(db, agency);
    await audit(context, db, actor, {
      action: 'agency.created',
      subject: agency.agency_id,
      after: checked.fields,
    });
    return { ok: true, agency };
  });
}

/** Corrects names, enters a renewed licence, or says what the agency serves from now on. */
export async function correctAgency(
  context: ServiceContext,
  actor: Actor,
  agencyId: string,
  input: AgencyInput,
  seen?: number,
): Promise<AgencyResult> {
  const checked = checkAgency(context, input);
  if (!checked.ok) return checked;
  return context.database.transaction<AgencyResult>(async (db) => {
    await lockLicences(db);
    const before = await lockAgency(db, agencyId);
    if (!before) return refused('not_found');
    const holder = await findAgencyByLicence(db, checked.fields.licence_no);
    if (holder && holder.agency_id !== agencyId) return refused('licence_taken', 'licenceNo');
    const { name, name_en, licence_no, licence_expires_on, areas, jobs } = before;
    const was = { name, name_en, licence_no, licence_expires_on, areas, jobs };
    if (isUnchanged(was, checked.fields)) return { ok: true, agency: before };
    const stale = await refuseStale(db, CHANGED.agency(agencyId), seen);
    if (stale) return stale;
    await changeAgency(db, agencyId, checked.fields);
    await audit(context, db, actor, {
      action: 'agency.changed',
      subject: agencyId,
      before: was,
      after: checked.fields,
    });
    return { ok: true, agency: { ...before, ...checked.fields } };
  });
}

/**
 * Which agencies an employer's candidates are handed to, in this order. Those handed over before stay where they are. One
 * whose licence has lapsed gets nobody and cannot be added; it keeps its place, so that it is back with its licence.
 */
export async function routeAgencies(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  agencyIds: readonly string[],
  seen?: number,
): Promise<Result> {
  const wished = [...new Set(agencyIds)];
  if (wished.length === 0) return refused('agencies_missing', 'agencies');
  return context.database.transaction<Result>(async (db) => {
    if (!(await lockEmployer(db, employerId))) return refused('not_found');
    const known = new Map((await listAgencies(db)).map((agency) => [agency.agency_id, agency]));
    const before = (await routedAgencies(db, employerId)).map((agency) => agency.agency_id);
    const now = context.clock();
    for (const id of wished) {
      const agency = known.get(id);
      if (!agency) return refused('not_found', 'agencies');
      if (!isLicensed(agency, japanDay(now)) && !before.includes(id))
        return refused('agency_inactive', 'agencies');
    }
    const onboarding = await findOnboarding(db, employerId);
    const confirming = onboarding && !onboarding.agencies_confirmed_at;
    // Here the order counts too.
    if (!confirming && before.join() === wished.join()) return { ok: true };
    const stale = await refuseStale(db, CHANGED.routing(employerId), seen);
    if (stale) return stale;
    await replaceRouting(db, employerId, wished);
    if (confirming) await changeOnboarding(db, employerId, { agencies_confirmed_at: moment(now) });
    await audit(context, db, actor, {
      action: 'agencies.routed',
      employerId,
      before: { agencies: before },
      after: { agencies: wished },
    });
    return { ok: true };
  });
}

function checkAgency(context: ServiceContext, input: AgencyInput) {
  const name = cleanLine(input.name);
  const nameEn = cleanLine(input.nameEn);
  // Full-width digits and hyphens are what Japanese keyboards make of a licence number.
  const licence = plainHyphens(input.licenceNo.normalize('NFKC')).replace(/\s/g, '');
  const day = input.licenceExpiresOn.trim();
  if (!isSeen(name)) return refused('name_missing', 'name');
  if (!isSeen(nameEn)) return refused('name_missing', 'nameEn');
  if (name.length > 80) return refused('name_too_long', 'name');
  if (nameEn.length > 80) return refused('name_too_long', 'nameEn');
  if (!LICENCE.test(licence)) return refused('licence_invalid', 'licenceNo');
  if (!isDay(day)) return refused('date_invalid', 'licenceExpiresOn');
  if (day < japanDay(context.clock())) return refused('licence_lapsed', 'licenceExpiresOn');
  const fields = {
    name,
    name_en: nameEn,
    licence_no: licence,
    licence_expires_on: day,
    ...(input.areas && { areas: input.areas.join(' ') }),
    ...(input.jobs && { jobs: input.jobs.join(' ') }),
  };
  return { ok: true as const, fields };
}
