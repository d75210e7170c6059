/** A form that fell through no fault of whoever sent it comes back whole, behind a button that sends it again. */
import { JSDOM } from 'jsdom';
import { describeOnBothEngines } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';
import { signedIn } from '../../support/signed-in.ts';

const FORM = '/operator/onboarding/new';
const TYPED = [
  ['name', '株式会社"><b>試験</b>'],
  ['nameEn', 'Trial Inc.'],
  ['domains', 'a.example\nb.example'],
  ['hires', 'experienced'],
  ['code', ''],
  ['more', 'one'],
  ['more', 'two'],
];

describeOnBothEngines('A form that could not be attended to', (create) => {
  let site: ServiceApp;
  let headers: Record<string, string>;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-23T01:42:00.000Z');
    headers = await signedIn(site.context, { kind: 'operator' });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await site.close();
  });

  const ask = async (method: 'GET' | 'POST', url: string, more: Record<string, string> = {}) => {
    const reply = await site.app.inject({
      method,
      url,
      headers: {
        ...headers,
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...more,
      },
      ...(method === 'POST' ? { payload: new URLSearchParams(TYPED).toString() } : {}),
    });
    const { document, FormData } = new JSDOM(reply.body).window;
    const form = document.querySelector('form');
    return {
      status: reply.statusCode,
      policy: reply.headers['referrer-policy'],
      text: document.body.textContent,
      action: form?.getAttribute('action'),
      fields: form ? [...new FormData(form)] : [],
      links: [...document.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')]),
    };
  };
  /** Nobody's session can be looked up, so that the form is refused before it is read. */
  const loseSessions = () =>
    site.context.database.kysely.schema.alterTable('sessions').renameTo('away').execute();
  const loseEmployers = () =>
    jest
      .spyOn(site.context.database, 'transaction')
      .mockRejectedValue(new Error('timeout exceeded when trying to connect'));

  it.each([
    ['refused before it was read', loseSessions, 500],
    ['refused after that', loseEmployers, 503],
  ])('comes back, %s', async (_, lose, status) => {
    await lose();
    const page = await ask('POST', FORM);
    expect([page.status, page.action, page.policy]).toEqual([status, FORM, 'same-origin']);
    expect(page.fields).toEqual(TYPED);
    expect(page.text).toContain('完了できませんでした');
    expect(page.text).toContain('お試しください。入力した内容は、この画面に残っています。');
    expect(page.text).not.toContain('表示できませんでした');
    expect(page.links).toEqual([['コンソールのトップへ', '/operator']]);
  });

  it('says the same in English', async () => {
    await loseSessions();
    const { text } = await ask('POST', FORM, { 'accept-language': 'en' });
    expect(text).toMatch(
      /This didn’t go through.* try again\. What you entered is kept on this page\..*Send again/s,
    );
  });

  it('does not come back where somebody else’s page sent it', async () => {
    await loseSessions();
    const page = await ask('POST', FORM, { 'sec-fetch-site': 'cross-site' });
    expect([page.status, page.action]).toEqual([500, undefined]);
    expect(page.text).not.toContain('試験');
  });

  it('does not come back where the same would be refused again', async () => {
    const page = await ask('POST', '/operator/employers/nobody/pause');
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.status).toBeLessThan(500);
    expect(page.action).toBeUndefined();
  });

  const MANY = `${new URLSearchParams(TYPED).toString()}${'&more='.repeat(500)}`;
  it.each([
    ['more fields than any form has, not read', 500, () => loseSessions(), MANY],
    ['more fields than any form has, read', 503, () => loseEmployers(), MANY],
    ['more than is read there', 500, () => loseSessions(), `name=${'a'.repeat(70_000)}`],
  ])('does not come back with %s', async (_, status, lose, payload) => {
    await lose();
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const { statusCode, body } = await site.app.inject({ method: 'POST', url: FORM, headers: form, payload });
    expect([statusCode, body.includes('<form')]).toEqual([status, false]);
  });

  it('is told from a page that could not be shown, which is asked for again where it is', async () => {
    await loseSessions();
    const page = await ask('GET', '/operator/held?q=a');
    expect(page.text).toContain('表示できませんでした');
    expect(page.links).toEqual([['もう一度開く', '/operator/held?q=a']]);
    expect(page.action).toBeUndefined();
  });

  it('leaves a way on from an address at which there is nothing to show, however often it is asked for', async () => {
    const page = await ask('GET', '/operator/employers/nobody/pause');
    expect([page.status, page.links]).toEqual([405, [['コンソールのトップへ', '/operator']]]);
    expect(page.text).toContain('表示できませんでした');
  });

  it('comes back to candidates, too', async () => {
    headers = await signedIn(site.context, { kind: 'candidate', mail: 'sato@candidate.example' });
    await loseSessions();
    const page = await ask('POST', '/my/ja/hide');
    expect([page.status, page.action]).toEqual([500, '/my/ja/hide']);
    expect(page.fields).toEqual(TYPED);
    expect(page.text).toContain('お試しください。入力した内容は、この画面に残っています。');
  });

  it('says nothing of what was entered where it is but a button', async () => {
    await loseSessions();
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' };
    const { body } = await site.app.inject({ method: 'POST', url: FORM, headers: { ...headers, ...form } });
    expect(body).toContain('もう一度送る');
    expect(body).not.toContain('入力した内容');
  });
});
