import { addSeconds } from '../../src/server/time/clock.ts';
import { markOf } from '../../src/server/identity/browser-mark.ts';
import { personKeyOf } from '../../src/server/identity/person-key.ts';
import type { SessionKind } from '../../src/server/identity/principals.ts';
import { agencyKeyPrincipalOf, createAgencyKey } from '../../src/server/services/ways-in/agency-keys.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { addMember } from '../../src/server/services/ways-in/members.ts';
import { closeSession, openSession, sessionPrincipalOf } from '../../src/server/services/ways-in/sessions.ts';
import { confirmCode, requestCode, signInAttempt } from '../../src/server/services/ways-in/sign-in.ts';
import { membersOfAgency } from '../../src/server/stores/agency-members.ts';
import { addAgency } from '../../src/server/stores/agencies.ts';
import { listAgencyKeys, revokeAgencyKey } from '../../src/server/stores/agency-keys.ts';
import { removeMember } from '../../src/server/stores/members.ts';
import { forgetCandidateSessions } from '../../src/server/stores/sessions.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';
import { signedIn } from '../support/signed-in.ts';

const DESK = 'desk@minato-career.example';

describeOnBothEngines('Signing in', (create) => {
  let context: ServiceContext;
  let now: Date;
  let memberId: string;

  beforeEach(async () => {
    now = new Date('2026-11-24T03:00:00.000Z');
    context = await createTestContext(await create(), () => now);
    await addAgency(context.database.kysely, {
      agency_id: 'agy_minato',
      name: 'ミナトキャリア',
      name_en: 'Minato Career',
      licence_no: '13-ユ-000001',
      licence_expires_on: '2030-01-01',
      created_at: now.toISOString(),
    });
    memberId =
      (await addMember(
        context,
        { audience: 'agency', agencyId: 'agy_minato' },
        { mail: DESK, name: '井上 真理' },
      )) ?? '';
  });

  const wait = (seconds: number) => {
    now = addSeconds(now, seconds);
  };

  const ask = (
    mail = DESK,
    audience: SessionKind = 'agency',
    shown: { readonly marks?: readonly string[]; readonly insteadOf?: string } = {},
  ) => requestCode(context, { audience, mail, language: 'ja', returnTo: '/agency', ...shown });

  const attemptOf = async (): Promise<string> => {
    const asked = await ask();
    return asked.outcome === 'sent' ? asked.attemptKey : '';
  };

  const mails = async () => {
    const rows = await context.database.kysely
      .selectFrom('outbox')
      .selectAll()
      .where('status', '=', 'waiting')
      .orderBy('mail_id')
      .execute();
    return rows.map((row) => JSON.parse(row.message) as { to: string; subject: string });
  };

  const lastDigits = async () => /\d{6}/.exec((await mails()).at(-1)?.subject ?? '')?.[0] ?? '';
  const otherThan = (digits: string) => (digits === '111111' ? '222222' : '111111');

  const tokenOf = async (): Promise<string> => {
    const result = await confirmCode(context, 'agency', await attemptOf(), await lastDigits());
    return result.outcome === 'signed_in' ? result.token : '';
  };

  it('keeps the language a member signs in with, for the mails they get', async () => {
    const languages = async () =>
      (await membersOfAgency(context.database.kysely, 'agy_minato')).map(({ language }) => language);
    expect(await languages()).toEqual(['ja']);
    await confirmCode(context, 'agency', await attemptOf(), otherThan(await lastDigits()), 'en');
    expect(await languages()).toEqual(['ja']);
    await confirmCode(context, 'agency', await attemptOf(), await lastDigits(), 'en');
    expect(await languages()).toEqual(['en']);
  });

  it('lets a member in with the mailed digits', async () => {
    const principal = await sessionPrincipalOf(context, 'agency', await tokenOf());
    expect(principal).toEqual({ kind: 'agency', agencyId: 'agy_minato', memberId });
  });

  it('answers an unknown address alike, without a mail, and without a way in', async () => {
    const asked = await ask('nobody@elsewhere.example');
    expect(asked.outcome).toBe('sent');
    expect(await mails()).toEqual([]);
    const attempt = asked.outcome === 'sent' ? asked.attemptKey : '';
    const answers = await Promise.all(
      ['123456', '234567'].map((d) => confirmCode(context, 'agency', attempt, d)),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong']);
  });

  it('knows a member of an agency at the agency console only', async () => {
    await ask(DESK, 'operator');
    await ask(DESK, 'candidate');
    expect(await mails()).toEqual([]);
  });

  it('sends to the address on file, not to one that merely counts as the same person', async () => {
    await ask('Desk+mine@minato-career.example');
    expect((await mails()).map(({ to }) => to)).toEqual([DESK]);
  });

  it('gives five tries, and none beside them in parallel', async () => {
    const attempt = await attemptOf();
    const digits = await lastDigits();
    const wrong = otherThan(digits);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => confirmCode(context, 'agency', attempt, wrong)),
    );
    expect(answers.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(4);
    expect(await confirmCode(context, 'agency', attempt, digits)).toEqual({ outcome: 'over' });
  });

  it('takes a code once, and in its time', async () => {
    const attempt = await attemptOf();
    const digits = await lastDigits();
    const both = await Promise.all([1, 2].map(() => confirmCode(context, 'agency', attempt, digits)));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['over', 'signed_in']);
    const late = await attemptOf();
    wait(30 * 60 + 1);
    expect(await confirmCode(context, 'agency', late, await lastDigits())).toEqual({ outcome: 'over' });
  });

  it('takes a code while others are asked for, and none of them from then', async () => {
    const first = await attemptOf();
    const digitsOfFirst = await lastDigits();
    const second = await attemptOf();
    const digitsOfSecond = await lastDigits();
    expect(await confirmCode(context, 'agency', first, digitsOfFirst)).toMatchObject({
      outcome: 'signed_in',
    });
    expect(await confirmCode(context, 'agency', second, digitsOfSecond)).toEqual({ outcome: 'over' });
    expect(await mails()).toEqual([]);
  });

  it('ends the code of an attempt whose page asks for another', async () => {
    const other = await attemptOf();
    const digitsOfOther = await lastDigits();
    const first = await attemptOf();
    const digitsOfFirst = await lastDigits();
    wait(61);
    await ask(DESK, 'agency', { insteadOf: first });
    expect(await confirmCode(context, 'agency', first, digitsOfFirst)).toEqual({ outcome: 'over' });
    expect(await confirmCode(context, 'agency', other, digitsOfOther)).toMatchObject({
      outcome: 'signed_in',
    });
  });

  it('takes back a code that has not left when its page asks for another, and sends none after its time', async () => {
    const insteadOf = await attemptOf();
    wait(61);
    await ask(DESK, 'agency', { insteadOf });
    const waiting = await mails();
    expect(waiting).toHaveLength(1);
    expect(waiting[0]).toMatchObject({ notAfter: addSeconds(now, 30 * 60).toISOString() });
  });

  it('sends one address at most ten codes an hour, known or not', async () => {
    for (const mail of [DESK, 'nobody@elsewhere.example']) {
      for (let n = 0; n < 10; n += 1) expect((await ask(mail)).outcome).toBe('sent');
      wait(60);
      expect(await ask(mail)).toEqual({ outcome: 'too_many', retryAfterSeconds: 3540 });
    }
    wait(3541);
    expect((await ask()).outcome).toBe('sent');
  });

  it('keeps ten codes in reserve for a browser that has signed in with the address before', async () => {
    const confirmed = await confirmCode(context, 'agency', await attemptOf(), await lastDigits());
    const marks = [confirmed.outcome === 'signed_in' ? confirmed.mark : ''];
    for (let n = 0; n < 9; n += 1) expect((await ask()).outcome).toBe('sent');
    const others = [
      markOf(context.secret, 'agency', personKeyOf(context.secret, 'jane@minato-career.example')),
    ];
    const elsewhere = [markOf(context.secret, 'operator', personKeyOf(context.secret, DESK))];
    for (const shown of [{}, { marks: others }, { marks: elsewhere }, { marks: ['x'] }])
      expect((await ask(DESK, 'agency', shown)).outcome).toBe('too_many');
    wait(60);
    const asked = await Promise.all(Array.from({ length: 15 }, () => ask(DESK, 'agency', { marks })));
    expect(asked.filter(({ outcome }) => outcome === 'sent')).toHaveLength(10);
    wait(60);
    expect(await ask()).toEqual({ outcome: 'too_many', retryAfterSeconds: 3540 });
    wait(3540);
    expect((await ask()).outcome).toBe('sent');
  });

  it('sends codes again when a clock that was ahead has been set back', async () => {
    wait(86_400);
    for (let n = 0; n < 10; n += 1) await ask();
    expect(await ask()).toMatchObject({ outcome: 'too_many' });
    wait(-86_400);
    expect((await ask()).outcome).toBe('sent');
  });

  it('ends a session by signing out, by rest, by age, and with its member', async () => {
    const alive = async (token: string) => (await sessionPrincipalOf(context, 'agency', token)) !== undefined;
    const first = await tokenOf();
    await closeSession(context, first);
    expect(await alive(first)).toBe(false);
    const second = await tokenOf();
    wait(2 * 3600 + 1);
    expect(await alive(second)).toBe(false);
    const third = await tokenOf();
    for (let hour = 0; hour < 11; hour += 1) {
      wait(3600);
      expect(await alive(third)).toBe(true);
    }
    wait(3600);
    expect(await alive(third)).toBe(false);
    const fourth = await tokenOf();
    await removeMember(context.database.kysely, 'agy_minato', memberId, now.toISOString());
    expect(await alive(fourth)).toBe(false);
    expect(await alive('not-a-session-0123456789')).toBe(false);
  });

  it.each([
    ['candidate', 30],
    ['agency', 120],
    ['operator', 60],
  ] as const)('ends the session of a %s after a rest of %i minutes', async (kind, minutes) => {
    const token = await openSession(context, context.database.kysely, {
      kind,
      personKey: personKeyOf(context.secret, DESK),
      mail: DESK,
      memberId: kind === 'candidate' ? null : memberId,
    });
    const isAlive = async () => (await sessionPrincipalOf(context, kind, token)) !== undefined;
    for (let twice = 0; twice < 2; twice += 1) {
      wait(minutes * 60 - 1);
      expect(await isAlive()).toBe(true);
    }
    wait(minutes * 60);
    expect(await isAlive()).toBe(false);
  });

  it('ends after a rest where it was opened by a clock that was ahead, and used since that was set back', async () => {
    wait(86_400);
    const token = await tokenOf();
    const isAlive = async () => (await sessionPrincipalOf(context, 'agency', token)) !== undefined;
    wait(-86_400);
    expect(await isAlive()).toBe(true);
    wait(2 * 3600 + 1);
    expect(await isAlive()).toBe(false);
  });

  it('lives on for whoever uses it, and for nobody beside them', async () => {
    const alive = async (token: string) => (await sessionPrincipalOf(context, 'agency', token)) !== undefined;
    const [used, left] = [await tokenOf(), await tokenOf()];
    wait(90 * 60);
    expect(await alive(used)).toBe(true);
    wait(31 * 60);
    expect([await alive(used), await alive(left)]).toEqual([true, false]);
  });

  it('ends by signing out the one session, and no other of the same member', async () => {
    const [here, elsewhere] = [await tokenOf(), await tokenOf()];
    await closeSession(context, here);
    expect(await sessionPrincipalOf(context, 'agency', here)).toBeUndefined();
    expect(await sessionPrincipalOf(context, 'agency', elsewhere)).toMatchObject({ memberId });
  });

  // The address on file as a candidate’s may be a similar one, of somebody else’s mailbox.
  it('takes a code where it was asked for only, though the same address is known elsewhere', async () => {
    const attempt = await attemptOf();
    const digits = await lastDigits();
    await addMember(context, { audience: 'operator' }, { mail: DESK, name: '井上 真理' });
    expect(await confirmCode(context, 'operator', attempt, digits)).toEqual({ outcome: 'over' });
    expect(await signInAttempt(context, 'operator', attempt)).toBeUndefined();
    const other = await ask(DESK, 'operator', { insteadOf: attempt });
    const digitsOfOther = await lastDigits();
    expect(
      await confirmCode(context, 'operator', other.outcome === 'sent' ? other.attemptKey : '', digitsOfOther),
    ).toMatchObject({ outcome: 'signed_in' });
    expect(await confirmCode(context, 'agency', attempt, digits)).toMatchObject({ outcome: 'signed_in' });
  });

  it('removes a member only from their own agency', async () => {
    const db = context.database.kysely;
    expect(await removeMember(db, 'agy_other', memberId, now.toISOString())).toBe(false);
    expect(await removeMember(db, null, memberId, now.toISOString())).toBe(false);
  });

  it('keeps sessions of one kind from counting as another', async () => {
    const token = await tokenOf();
    expect(await sessionPrincipalOf(context, 'operator', token)).toBeUndefined();
    expect(await sessionPrincipalOf(context, 'candidate', token)).toBeUndefined();
  });

  it('forgets a candidate’s sessions when their data is erased', async () => {
    const headers = await signedIn(context, { kind: 'candidate', mail: 'misaki@example.jp' });
    const token = headers['cookie']?.split('=')[1] ?? '';
    const principal = await sessionPrincipalOf(context, 'candidate', token);
    if (principal?.kind !== 'candidate') throw new Error('No session was opened.');
    await forgetCandidateSessions(context.database.kysely, principal.personKey);
    expect(await sessionPrincipalOf(context, 'candidate', token)).toBeUndefined();
  });

  it('leaves a member signed in who erases what they registered by the same address', async () => {
    const token = await tokenOf();
    await forgetCandidateSessions(context.database.kysely, personKeyOf(context.secret, DESK));
    expect(await sessionPrincipalOf(context, 'agency', token)).toMatchObject({ memberId });
  });

  it('knows an agency’s key until it is revoked, by that agency', async () => {
    const { keyId, token } = await createAgencyKey(context, 'agy_minato', {
      name: 'ATS',
      scopes: ['candidates:read'],
    });
    const db = context.database.kysely;
    expect(await revokeAgencyKey(db, 'agy_other', keyId, now.toISOString())).toBe(false);
    expect(await agencyKeyPrincipalOf(context, token)).toEqual({
      kind: 'agency_key',
      agencyId: 'agy_minato',
      keyId,
      scopes: ['candidates:read'],
    });
    const revokedAt = now.toISOString();
    expect(await revokeAgencyKey(db, 'agy_minato', keyId, revokedAt)).toBe(true);
    expect(await agencyKeyPrincipalOf(context, token)).toBeUndefined();
    expect(await revokeAgencyKey(db, 'agy_minato', keyId, '2027-01-01T00:00:00.000Z')).toBe(true);
    expect(await listAgencyKeys(db, 'agy_minato')).toMatchObject([{ revoked_at: revokedAt }]);
  });
});
