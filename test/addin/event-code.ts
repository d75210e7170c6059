import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EN as en, JA as ja } from '../../src/addin/strings/messages.ts';
import { me } from '../support/sample-company.ts';
import {
  browserStorage,
  FAULTS,
  pageChannel,
  REJECTION,
  runtimeOf,
  SATO,
  type Fault,
  type Mail,
  type Person,
  type RunEventCode,
} from './fake-event-host.ts';

const TANAKA = { emailAddress: 'tanaka@mail.example', displayName: '田中 健太' };
const CODE = 'K7Q2M-9XD4T-HV83C';
const WITH_LINK = `<p>今回は見送らせていただきます。</p><p><a href="https://relay.example/r/${CODE}">https://relay.example/r/${CODE}</a></p>`;
const OWNER = {
  address: SATO.emailAddress,
  name: SATO.displayName,
  code: CODE,
  stage: 'first',
  language: 'ja',
};
const KEY = 'careerRelay.sent saito@aozora.example';
const BOOK = [{ address: SATO.emailAddress, name: SATO.displayName, code: CODE, day: '2026-11-01' }];

/** The functions that the manifest's newest part has Outlook call. */
function eventsOfManifest(): string[] {
  const manifest = readFileSync(path.resolve(__dirname, '../../manifest.xml'), 'utf8');
  return [...manifest.matchAll(/<LaunchEvent [^>]*FunctionName="([^"]+)"/g)].map(([, name]) => name ?? '');
}

const REMIND = { settings: { remindMissing: true } };

/** All that is asked of the event code, whichever way it was compiled. */
export function playEventCode(run: RunEventCode): void {
  const runtime = (mail: Mail) => runtimeOf(run, mail);
  const send = (mail: Mail) => runtime(mail).fire('onMessageSend').completions;

  describe('the event code', () => {
    it('has a handler for every event the manifest names, before anything is ready', () => {
      expect(runtime({}).names.sort()).toEqual(eventsOfManifest().sort());
    });

    it('leaves its start signal in the draft', () => {
      const { fire, session } = runtime({});
      expect(fire('onMessageCompose').completions).toHaveLength(1);
      expect(session.get('sendCheck.startedAt')).toMatch(/^"\d{4}-/);
    });

    it.each(FAULTS.map((how) => [how] as const))(
      'completes the start although the session data call %s',
      (how) => {
        const { completions, elapse } = runtime({ fault: ['session', how] }).fire('onMessageCompose');
        elapse();
        expect(completions).toHaveLength(1);
      },
    );

    it('completes the start at once where nothing can be left, even without timers', () => {
      const refused = runtime({ fault: ['session', 'throws'], timeless: true });
      expect(refused.fire('onMessageCompose').completions).toHaveLength(1);
      const sessionless = runtime({ sessionless: true, timeless: true });
      expect(sessionless.fire('onMessageCompose').completions).toHaveLength(1);
    });
  });

  describe('the check at sending', () => {
    it('asks when the link is of another person', () => {
      const [answer] = send({ to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER } });
      expect(answer).toMatchObject({
        allowEvent: false,
        commandId: 'cr.pane',
        cancelLabel: ja['alert.mismatch.action'],
        contextData: expect.stringMatching(/^\{"id":"\d+","reason":"mismatch"\}$/) as string,
      });
      expect((answer as { errorMessage: string }).errorMessage).toContain(
        '佐藤 美咲 様のものですが、宛先は 田中 健太 様です',
      );
    });

    it('speaks the language that was chosen, whatever Outlook’s own is', () => {
      const wrong: Mail = { to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER } };
      const label = (mail: Mail) => send({ ...wrong, ...mail }) as [{ readonly cancelLabel: string }];
      expect(label({ mailbox: { settings: { language: 'en' } } })[0].cancelLabel).toBe(
        en['alert.mismatch.action'],
      );
      expect(label({ mailbox: { settings: { language: 'ja' } }, language: 'en-GB' })[0].cancelLabel).toBe(
        ja['alert.mismatch.action'],
      );
    });

    it('knows the owner from the mailbox when the draft does not', () => {
      expect(send({ to: [TANAKA], body: WITH_LINK, mailbox: { links: BOOK } })).toMatchObject([
        { allowEvent: false },
      ]);
    });

    it('asks when one link goes to several candidates, whoever its owner is', () => {
      expect(send({ to: [SATO, TANAKA], body: WITH_LINK })).toMatchObject([
        { allowEvent: false, contextData: expect.stringContaining('"several"') as string },
      ]);
    });

    it('asks nothing where the recruiter picked the one of several candidates whose link it is', () => {
      const picked = { body: WITH_LINK, draft: { owner: { ...OWNER, chosen: true } } };
      expect(send({ ...picked, to: [SATO, TANAKA] })).toEqual([{ allowEvent: true }]);
      const others = [TANAKA, { emailAddress: 'suzuki@mail.example', displayName: '鈴木 彩' }];
      expect(send({ ...picked, to: others })).toMatchObject([{ allowEvent: false }]);
      expect(send({ ...picked, to: [TANAKA] })).toMatchObject([{ allowEvent: false }]);
      expect(send({ to: [SATO, TANAKA], body: WITH_LINK, draft: { owner: OWNER } })).toMatchObject([
        { allowEvent: false },
      ]);
    });

    it('takes a colleague whom Outlook names as Exchange does for no second candidate', () => {
      const name =
        '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=1c2e-ito';
      const to = [SATO, { emailAddress: name, displayName: '伊藤 部長' }];
      expect(send({ to, body: WITH_LINK, draft: { owner: OWNER } })).toEqual([{ allowEvent: true }]);
    });

    it('takes a mailing list for no second candidate', () => {
      const list = {
        emailAddress: 'hr@partner.example',
        displayName: '採用',
        recipientType: 'distributionList',
      };
      expect(send({ to: [SATO, list], body: WITH_LINK, draft: { owner: OWNER } })).toEqual([
        { allowEvent: true },
      ]);
    });

    it('asks about a missing link only where the user wants it and can act', () => {
      expect(send({})).toEqual([{ allowEvent: true }]);
      expect(send({ mailbox: REMIND })).toMatchObject([{ allowEvent: false, cancelLabel: 'リンクを入れる' }]);
      expect(send({ mailbox: REMIND, set: '1.13' })).toEqual([{ allowEvent: true }]);
      expect(send({ mailbox: REMIND, draft: { notRejection: true } })).toEqual([{ allowEvent: true }]);
      expect(send({ mailbox: { ...REMIND, links: BOOK } })).toEqual([{ allowEvent: true }]);
      const copied = BOOK.map((entry) => ({ ...entry, day: '' }));
      expect(send({ mailbox: { ...REMIND, links: copied } })).toMatchObject([{ allowEvent: false }]);
      const invitation =
        '<p>佐藤様</p><p>二次面接の日程についてご相談です。ご都合のよい日時をお知らせください。</p>';
      expect(send({ mailbox: REMIND, body: invitation })).toEqual([{ allowEvent: true }]);
    });

    it.each<[string, Mail]>([
      ['the right link', { body: WITH_LINK, draft: { owner: OWNER } }],
      ['the link of an owner nobody here knows', { to: [TANAKA], body: WITH_LINK }],
      [
        'another person’s link, check switched off',
        {
          to: [TANAKA],
          body: WITH_LINK,
          draft: { owner: OWNER },
          mailbox: { settings: { checkOwner: false } },
        },
      ],
      ['no connection', { to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER }, mailbox: { me: null } }],
      [
        'a mailbox with unreadable values',
        { to: [TANAKA], body: WITH_LINK, mailbox: { me: { employer: 1 }, links: 'x', settings: 3 } },
      ],
      [
        'only colleagues',
        {
          to: [{ emailAddress: 'x@aozora.example', displayName: '' }],
          body: WITH_LINK,
          draft: { owner: OWNER },
        },
      ],
    ])('lets the mail go with %s', (_, mail) => {
      expect(send(mail)).toEqual([{ allowEvent: true }]);
    });

    it.each([
      ['of a former connection', { body: WITH_LINK, draft: { owner: OWNER } }],
      ['of a template', { body: WITH_LINK }],
      ['that is its common one', { body: WITH_LINK.split(CODE).join('K7Q2M') }],
      ['with several candidates', { to: [SATO, TANAKA], body: WITH_LINK }],
    ])('asks about another company’s link: %s', (_, mail) => {
      const now = { me: { ...me, employer: { ...me.employer, code: 'M3K7P' } } };
      const { fire, saved } = runtime({ ...mail, mailbox: { ...now, links: BOOK } });
      expect(fire('onMessageSend').completions).toMatchObject([
        {
          allowEvent: false,
          errorMessage: ja['alert.otherCompany'],
          cancelLabel: 'パネルを開く',
          commandId: 'cr.pane',
        },
      ]);
      expect(fire('onMessageSend').completions).toEqual([{ allowEvent: true }]);
      const off = runtime({ ...mail, mailbox: { ...now, links: BOOK, settings: { checkOwner: false } } });
      expect(off.fire('onMessageSend').completions).toEqual([{ allowEvent: true }]);
      expect([saved.has('sent'), off.saved.has('sent')]).toEqual([false, false]);
    });

    it('asks the same question once in a draft, and another one again', () => {
      const mail: { to: Person[]; body: string; draft: Record<string, unknown> } = {
        to: [TANAKA],
        body: WITH_LINK,
        draft: { owner: OWNER },
      };
      const { fire } = runtime(mail);
      expect(fire('onMessageSend').completions).toMatchObject([{ allowEvent: false }]);
      expect(fire('onMessageSend').completions).toEqual([{ allowEvent: true }]);
      mail.to[0] = { emailAddress: 'suzuki@mail.example', displayName: '鈴木 花' };
      expect(fire('onMessageSend').completions).toMatchObject([{ allowEvent: false }]);
      mail.draft['owner'] = { ...OWNER, address: TANAKA.emailAddress, name: TANAKA.displayName };
      expect(fire('onMessageSend').completions).toMatchObject([{ allowEvent: false }]);
    });

    it('speaks of no button where Outlook has none', () => {
      const [answer] = send({ to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER }, set: '1.13' });
      expect(Object.keys(answer as object).sort()).toEqual(['allowEvent', 'errorMessage']);
      expect((answer as { errorMessage: string }).errorMessage).not.toContain('「リンクを替える」');
    });

    it('inserts by the alert’s own button where commands can be run from it', () => {
      expect(send({ mailbox: REMIND, set: '1.15' })).toMatchObject([{ commandId: 'cr.insert' }]);
      expect(send({ mailbox: REMIND, set: '1.14' })).toMatchObject([{ commandId: 'cr.pane' }]);
      const wrong: Mail = { to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER }, set: '1.15' };
      expect(send(wrong)).toMatchObject([{ commandId: 'cr.pane' }]);
    });

    it('counts the reminders that were passed over, unless an open pane has the newer copy of the mailbox', () => {
      const once = runtime({ mailbox: REMIND });
      once.fire('onMessageSend');
      expect(once.saved.get('passedOver')).toBe(1);
      const again = runtime({ mailbox: { ...REMIND, passedOver: 1 } });
      again.fire('onMessageSend');
      expect(again.saved.get('passedOver')).toBe(2);
      const beside = runtime({ mailbox: REMIND });
      beside.session.set('pane.seenAt', String(Date.now() - 20_000));
      beside.fire('onMessageSend');
      expect(beside.saved.has('passedOver')).toBe(false);
      const after = runtime({ mailbox: REMIND });
      after.session.set('pane.seenAt', String(Date.now() - 60_000));
      after.fire('onMessageSend');
      expect(after.saved.get('passedOver')).toBe(1);
      const wrong = runtime({ to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER }, mailbox: REMIND });
      expect(wrong.fire('onMessageSend').completions).toMatchObject([{ allowEvent: false }]);
      expect(wrong.saved.has('passedOver')).toBe(false);
    });

    it('counts them in the browser’s storage where there is one, on from whichever number is higher', () => {
      const storage = browserStorage();
      const passedOver = (inMailbox: number) => {
        const { fire, saved } = runtime({ mailbox: { ...REMIND, passedOver: inMailbox }, storage });
        fire('onMessageSend');
        expect(saved.get('passedOver')).toBe(inMailbox);
        return storage.items.get('careerRelay.passedOver');
      };
      expect([passedOver(2), passedOver(0)]).toEqual(['3', '4']);
    });

    const LONG = 'とても長い名前の'.repeat(60);
    it.each(
      ['ja-JP', 'en-US'].flatMap((language) =>
        ['1.12', '1.13', '1.14', '1.15'].flatMap((set) =>
          [SATO.displayName, LONG, ''].map((displayName) => [language, set, displayName] as const),
        ),
      ),
    )('keeps to the lengths Outlook takes: %s, Mailbox %s, %s', (language, set, displayName) => {
      const other = { ...TANAKA, displayName };
      const owner = { ...OWNER, name: displayName };
      for (const mail of [
        { to: [other], body: WITH_LINK, draft: { owner } },
        { to: [other, SATO], body: WITH_LINK, draft: { owner } },
        { to: [other, SATO], body: WITH_LINK },
        { to: [other], body: WITH_LINK.split(CODE).join('M3K7P') },
        { to: [other], mailbox: REMIND },
      ]) {
        const [answer] = send({ ...mail, language, set }) as { [name: string]: string }[];
        if (answer?.['allowEvent']) continue;
        expect(answer?.['errorMessage']?.length).toBeLessThanOrEqual(500);
        expect((answer?.['cancelLabel'] ?? '').length).toBeLessThanOrEqual(20);
        if (displayName === '') expect(answer?.['errorMessage']).not.toMatch(/example」?\s?様/);
      }
    });

    it('looks no further than the author’s part of a body of a million characters', () => {
      const body = REJECTION + 'x'.repeat(1_000_000);
      expect(send({ mailbox: REMIND, body })).toHaveLength(1);
    });

    it('does not ask a user who has waited longer than the deadline, even without timers', () => {
      const wrong: Mail = { to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER }, timeless: true };
      expect(send({ ...wrong, tick: 90 })).toMatchObject([{ allowEvent: false }]);
      expect(send({ ...wrong, tick: 200 })).toEqual([{ allowEvent: true }]);
    });

    const CALLS = ['type', 'body', 'subject', 'to', 'cc', 'bcc', 'properties', 'session values', 'save'];
    it.each(CALLS.map((call) => [call] as const))('decides once although %s is answered twice', (call) => {
      const mail: Mail = {
        to: [TANAKA],
        body: WITH_LINK,
        draft: { owner: OWNER },
        fault: [call, 'answers twice'],
      };
      const { completions, elapse } = runtime(mail).fire('onMessageSend');
      elapse();
      expect(completions).toMatchObject([{ allowEvent: false }]);
    });

    /** The check can do without what is kept in the draft, where that is refused. */
    const KEPT = ['properties', 'session values'];
    const REFUSALS: readonly Fault[] = ['throws', 'refuses', 'answers nonsense'];
    const isDispensable = (call: string, how: Fault) => KEPT.includes(call) && REFUSALS.includes(how);

    it.each(
      CALLS.flatMap((call) =>
        FAULTS.filter((how) => how !== 'answers twice' && !isDispensable(call, how)).map(
          (how) => [call, how] as const,
        ),
      ),
    )('lets the mail go, once, when %s %s', (call, how) => {
      const mail: Mail = {
        to: call === 'save' ? [SATO] : [TANAKA],
        body: WITH_LINK,
        draft: { owner: OWNER },
        mailbox: { links: BOOK },
        fault: [call, how],
      };
      const { completions, elapse } = runtime(mail).fire('onMessageSend');
      elapse();
      expect(completions).toEqual([{ allowEvent: true }]);
    });

    it.each(KEPT.flatMap((call) => REFUSALS.map((how) => [call, how] as const)))(
      'asks about another person’s link, once, although %s %s, as in a shared mailbox',
      (call, how) => {
        const mail: Mail = { to: [TANAKA], body: WITH_LINK, mailbox: { links: BOOK }, fault: [call, how] };
        const { completions, elapse } = runtime(mail).fire('onMessageSend');
        elapse();
        expect(completions).toMatchObject([
          { allowEvent: false, contextData: expect.stringContaining('"mismatch"') as string },
        ]);
      },
    );

    it('asks where the session data has none of its functions', () => {
      const mail: Mail = { to: [TANAKA], body: WITH_LINK, mailbox: { links: BOOK }, sessionless: true };
      expect(send(mail)).toMatchObject([{ allowEvent: false }]);
    });

    it('says nothing of a missing link where it cannot know whether the draft is called none', () => {
      const reminded = { mailbox: REMIND, draft: { notRejection: true } };
      expect(send({ ...reminded, fault: ['properties', 'refuses'] })).toEqual([{ allowEvent: true }]);
      expect(send({ mailbox: REMIND, fault: ['session values', 'refuses'] })).toMatchObject([
        { allowEvent: false },
      ]);
    });

    it('takes the pane for open, and saves nothing, where the session does not tell', () => {
      const untold = runtime({ mailbox: REMIND, fault: ['session values', 'refuses'] });
      untold.fire('onMessageSend');
      expect(untold.saved.has('passedOver')).toBe(false);
    });

    it('notes a sent link as a number, without person or link', () => {
      const { fire, saved } = runtime({ body: WITH_LINK, draft: { owner: OWNER }, mailbox: { links: BOOK } });
      fire('onMessageSend');
      expect(saved.get('sent')).toEqual([
        {
          reportId: expect.stringMatching(/^[0-9a-z-]{16,64}$/) as string,
          day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
          stage: 'first',
          language: 'ja',
          employer: OWNER.code.slice(0, 5),
          inserted: 0,
          sent: 1,
        },
      ]);
    });

    it('notes a mail once although another add-in stopped it after our check and it was sent again', () => {
      const mail = { body: WITH_LINK, draft: { owner: OWNER }, mailbox: { links: BOOK } };
      const { fire, saved } = runtime(mail);
      fire('onMessageSend');
      expect(fire('onMessageSend').completions).toEqual([{ allowEvent: true }]);
      expect(saved.get('sent')).toHaveLength(1);
      const next = runtime({ ...mail, mailbox: { links: BOOK, sent: saved.get('sent') } });
      next.fire('onMessageSend');
      expect(next.saved.get('sent')).toMatchObject([{ sent: 2 }]);
    });

    it('notes every mail, however many leave before a pane reads it', () => {
      const mail = { body: WITH_LINK, draft: { owner: OWNER } };
      const another = {
        reportId: 'another',
        stage: 'final',
        language: 'ja',
        employer: OWNER.code.slice(0, 5),
      };
      let sent: unknown = Array.from({ length: 49 }, (_, n) => ({ ...another, day: String(n), sent: 1 }));
      for (let n = 0; n < 60; n += 1) {
        const { fire, saved } = runtime({ ...mail, mailbox: { links: BOOK, sent } });
        fire('onMessageSend');
        sent = saved.get('sent');
      }
      const notes = sent as { sent: number; reportId: string }[];
      expect(notes).toHaveLength(50);
      expect(notes.at(-1)).toMatchObject({ stage: 'first', sent: 60 });
      expect(notes.reduce((sum, each) => sum + each.sent, 0)).toBe(49 + 60);
      // The mailbox has little room: on another day it is an older one that grows.
      const { fire, saved } = runtime({
        ...mail,
        mailbox: { links: BOOK, sent: notes.map((each) => ({ ...each, day: '2026-01-01' })) },
      });
      fire('onMessageSend');
      expect((saved.get('sent') as object[]).at(-1)).toMatchObject({ sent: 61 });
    });

    it('leaves alone what is another kind, another company’s, full, or noted by an earlier version', () => {
      const today = { stage: 'first', language: 'ja', employer: OWNER.code.slice(0, 5) };
      const first = runtime({ body: WITH_LINK, draft: { owner: OWNER }, mailbox: { links: BOOK } });
      first.fire('onMessageSend');
      const [{ day }] = first.saved.get('sent') as [{ day: string }];
      const others = [
        { ...today, day, stage: 'final', sent: 1 },
        { ...today, day, employer: 'M3K7P', sent: 1 },
        { ...today, day, sent: 1000 },
        { day, stage: 'first', language: 'ja' },
        null,
      ];
      const { fire, saved } = runtime({
        body: WITH_LINK,
        draft: { owner: OWNER },
        mailbox: { links: BOOK, sent: others },
      });
      fire('onMessageSend');
      expect(saved.get('sent')).toMatchObject([...others, { ...today, day, sent: 1 }]);
    });

    it('knows at sending what a pane has saved meanwhile, and tells it what is noted', () => {
      const { Channel, open, told } = pageChannel();
      const { fire, saved } = runtime({ body: WITH_LINK, draft: { owner: OWNER }, channel: Channel });
      fire('onMessageCompose');
      open[0]?.onmessage?.({ data: { links: BOOK, unknown: 1 } });
      expect(fire('onMessageSend').completions).toEqual([{ allowEvent: true }]);
      expect(saved.get('sent')).toHaveLength(1);
      expect(saved.has('unknown')).toBe(false);
      expect(open.map(({ name }) => name)).toEqual(['careerRelay.mailbox saito@aozora.example']);
      expect(told).toEqual([{ sent: saved.get('sent') }]);
    });

    it('saves nothing beside an open pane that it has not heard, though the person was written to before', () => {
      const mail: Mail = { body: WITH_LINK, draft: { owner: OWNER }, mailbox: { links: BOOK } };
      const sentBeside = (mail: Mail, before?: string) => {
        const { fire, session, saved } = runtime(mail);
        if (before) fire(before);
        session.set('pane.seenAt', String(Date.now()));
        expect(fire('onMessageSend').completions).toEqual([{ allowEvent: true }]);
        return { sent: saved.get('sent'), noted: session.has('sendCheck.noted') };
      };
      const nothing = { sent: undefined, noted: false };
      expect(sentBeside(mail, 'onMessageCompose')).toEqual(nothing);
      // Begun for the sending itself, the runtime may have been given a copy from when the message was opened.
      expect(sentBeside({ ...mail, channel: pageChannel().Channel })).toEqual(nothing);
      const heard = sentBeside({ ...mail, channel: pageChannel().Channel }, 'onMessageCompose');
      expect(heard).toMatchObject({ sent: [{ stage: 'first' }], noted: true });
    });

    it.each(['OutlookWebApp', 'newOutlookWindows'])(
      'keeps the number in the browser’s storage in %s, where the mailbox loses it (office-js#5650)',
      (client) => {
        const storage = browserStorage();
        const mail: Mail = {
          body: WITH_LINK,
          draft: { owner: OWNER },
          mailbox: { links: BOOK },
          client,
          storage,
        };
        const kept = () => JSON.parse(storage.items.get(KEY) ?? '[]') as object[];
        const first = runtime(mail);
        // Nothing of the mailbox is saved, so an open pane that was not heard does not matter.
        first.session.set('pane.seenAt', String(Date.now()));
        first.fire('onMessageSend');
        first.fire('onMessageSend');
        expect(kept()).toMatchObject([{ stage: 'first', sent: 1 }]);
        expect(first.saved.has('sent')).toBe(false);
        runtime(mail).fire('onMessageSend');
        expect(kept()).toMatchObject([{ sent: 2 }]);
        // What a pane is taking over is left alone.
        storage.items.set(KEY, JSON.stringify(kept().map((note) => ({ ...note, taken: true }))));
        runtime(mail).fire('onMessageSend');
        expect(kept()).toMatchObject([
          { sent: 2, taken: true },
          { stage: 'first', sent: 1 },
        ]);
      },
    );

    it.each([
      ['classic Windows and the Mac', 'Outlook', browserStorage()],
      ['the web without storage', 'OutlookWebApp', undefined],
      ['the web with a full storage', 'OutlookWebApp', browserStorage(true)],
    ])('keeps the number in the mailbox in %s', (_, client, storage) => {
      const mail: Mail = { body: WITH_LINK, draft: { owner: OWNER }, mailbox: { links: BOOK }, client };
      const { fire, saved } = runtime(storage ? { ...mail, storage } : mail);
      expect(fire('onMessageSend').completions).toEqual([{ allowEvent: true }]);
      expect(saved.get('sent')).toMatchObject([{ sent: 1 }]);
      expect(storage?.items.has(KEY) ?? false).toBe(false);
    });

    it('does not save an old copy of the mailbox over a newer one', () => {
      const { fire, saved } = runtime({ body: WITH_LINK, draft: { owner: OWNER } });
      fire('onMessageSend');
      expect(saved.has('sent')).toBe(false);
    });
  });
}
