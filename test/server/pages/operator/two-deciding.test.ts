/** Two of the office before one registration that waits for a decision. */
import { COMMAND_LINE } from '../../../../src/server/cli/command.ts';
import { decide } from '../../../../src/server/services/operator/held.ts';
import { newLink, registerByPages } from '../../../support/candidate.ts';
import { addCompany } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { operatorDesk, type OperatorDesk } from './operator-desk.ts';

const HELD = '/operator/held';
const DECIDE = `${HELD}/decide`;
const UNSAVED = '[aria-label="What you wrote (not saved)"] .quote';
const UNDO = `${HELD}/undo`;

describeOnBothEngines('Two who decide on one registration', (create) => {
  let site: ServiceApp;
  let ours: OperatorDesk;
  let theirs: OperatorDesk;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
    await addCompany(site.context.database.kysely);
    ours = await operatorDesk(site, 'we@relay.example');
    theirs = await operatorDesk(site, 'they@relay.example');
    const link = newLink('K7Q2M');
    for (const mail of ['one@example.jp', 'two@example.jp']) await registerByPages(site, { link, mail });
  });

  afterEach(() => site.close());

  const itemOf = async (desk: OperatorDesk) =>
    desk.open((await desk.open(HELD)).querySelector('[data-row]')?.getAttribute('href')?.split('#')[0] ?? '');
  const outcome = async () =>
    (
      await site.context.database.kysely
        .selectFrom('registrations')
        .select(['outcome', 'outcome_reason'])
        .where('mail', '=', 'two@example.jp')
        .executeTakeFirstOrThrow()
    ).outcome;

  it('leaves the first decision as it is, and says to the second that it was taken', async () => {
    const [first, second] = [await itemOf(theirs), await itemOf(ours)];
    expect((await theirs.send(first, DECIDE, { verdict: 'refuse' })).status).toBe(303);
    const wish = { verdict: 'count', reason: 'different_people', note: 'Two voices.' };
    const refused = await ours.send(second, DECIDE, wish);
    expect(refused.status).toBe(422);
    expect(refused.page.querySelector(UNSAVED)?.textContent).toBe('Two voices.');
    expect(refused.page.querySelector('.bar.danger')?.textContent).toBe(
      'Someone has already decided on this registration.',
    );
    expect(await outcome()).toBe('not_counted');
  });

  it('says of one that waits again that others were at it, and lets it be decided from the page that says so', async () => {
    const [first, second] = [await itemOf(theirs), await itemOf(ours)];
    const decided = await theirs.send(first, DECIDE, { verdict: 'refuse' });
    await theirs.send(await theirs.open(decided.location), UNDO);
    const wish = { verdict: 'count', reason: 'different_people', note: 'Two voices.' };
    const refused = await ours.send(second, DECIDE, wish);
    expect([refused.status, refused.page.querySelector('#detail .bar.danger')?.textContent]).toEqual([
      422,
      'Something changed after you opened this page. Nothing has been saved yet. Please check this page and try again.',
    ]);
    expect(refused.page.querySelector('textarea')?.value).toBe('Two voices.');
    expect((await ours.send(refused.page, DECIDE, { verdict: 'count' })).status).toBe(303);
    expect(await outcome()).toBe('counted');
  });

  it('keeps what each of them wrote where the office finds it, from the trail on', async () => {
    await ours.send(await itemOf(ours), DECIDE, { verdict: 'refuse', note: 'Both gave one number.' });
    const trail = await theirs.open('/operator/audit');
    const href = trail.querySelector('td a[href^="/operator/search"]')?.getAttribute('href') ?? '';
    const registration = href.split('=').at(-1) ?? '';
    const decisions = async () =>
      [...(await theirs.open(href)).querySelectorAll('[aria-label="Decisions"] li')].map(
        (one) => one.textContent,
      );
    expect(await decisions()).toEqual([
      '2026-11-24 10:00 運営: Don’t count (confirmed same person)Both gave one number.',
    ]);
    const { employer_id: employerId } = await site.context.database.kysely
      .selectFrom('registrations')
      .select('employer_id')
      .where('registration_id', '=', registration)
      .executeTakeFirstOrThrow();
    const again = { employerId, registrationId: registration, verdict: 'count', note: '' } as const;
    await decide(site.context, COMMAND_LINE, { ...again, reason: 'other' });
    const reason = 'One hand wrote both.';
    const late = await ours.open(href);
    await theirs.send(await theirs.open(href), `/operator/employers/${employerId}/reverse`, { reason });
    expect((await decisions()).slice(1)).toEqual([
      '2026-11-24 10:00 Command line: Count it (other)',
      '2026-11-24 10:00 運営: Taken out of the count (One hand wrote both.)',
    ]);
    const second = await ours.send(late, `/operator/employers/${employerId}/reverse`, { reason: 'Mine.' });
    expect([second.status, second.page.querySelector(UNSAVED)?.textContent]).toEqual([422, 'Mine.']);
  });

  it('takes back one’s own decision, not what a colleague decided after it', async () => {
    const decided = await ours.send(await itemOf(ours), DECIDE, { verdict: 'refuse' });
    const told = await ours.open(decided.location);
    expect((await theirs.send(await theirs.open(decided.location), UNDO)).status).toBe(303);
    expect(await outcome()).toBe('held');
    const counted = await theirs.send(await itemOf(theirs), DECIDE, {
      verdict: 'count',
      reason: 'different_people',
    });
    expect(counted.status).toBe(303);
    expect((await ours.send(told, UNDO)).status).toBe(422);
    expect(await outcome()).toBe('counted');
    expect((await theirs.send(await theirs.open(counted.location), UNDO)).status).toBe(303);
    expect(await outcome()).toBe('held');
  });
});
