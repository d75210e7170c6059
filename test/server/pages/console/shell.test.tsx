import { renderToStaticMarkup } from 'react-dom/server';
import { textOf } from '../../../../src/server/pages/page-text.tsx';
import { ConsolePage, type ConsoleFrame } from '../../../../src/server/pages/console/parts/ConsolePage.tsx';
import { Table } from '../../../../src/server/pages/console/parts/Table.tsx';
import { consoleStrings } from '../../../../src/server/pages/console/strings/index.ts';
import { openSite, type CandidateSite } from '../candidate-site.ts';

const frame: ConsoleFrame = {
  text: textOf('ja', consoleStrings('ja')),
  consoleName: '紹介会社コンソール',
  nav: [{ href: '/agency', icon: 'people', label: '候補者', count: 29, current: true }],
  member: { name: '井上 真理', of: 'ミナトキャリア' },
  here: '/agency?status=paused',
  signOut: '/agency/sign-out',
  attended: '/agency/attended',
  answersForm: false,
};

describe('The console shell', () => {
  let site: CandidateSite;

  beforeAll(async () => {
    site = await openSite();
  });

  afterAll(async () => {
    await site.close();
  });

  it('marks where one is, and keeps text from becoming markup', () => {
    const page = renderToStaticMarkup(
      <ConsolePage frame={frame} title="<b>候補者</b>">
        <Table
          label="候補者"
          columns={['お名前', '状態']}
          rows={[{ key: 'a', href: '/agency/a', selected: true, cells: ['<i>', '連絡待ち'] }]}
        />
      </ConsolePage>,
    );
    expect(page).toContain('<a href="/agency" aria-current="page">');
    expect(page).toContain('&lt;b&gt;候補者&lt;/b&gt;');
    expect(page).toContain('data-row="true" aria-current="true">&lt;i&gt;</a>');
    // The name of the column stands beside the cell where there is no width for columns.
    expect(page).toContain('<td data-label="状態">連絡待ち</td>');
    expect(page).not.toMatch(/ style=| onclick=|<script>/);
    // The header alone says what a page tells of itself: a forgetful page would have its own forms refused.
    expect(page).not.toContain('name="referrer"');
  });

  it('asks for itself again only where that sends no form again', () => {
    const page = (answersForm: boolean) =>
      renderToStaticMarkup(
        <ConsolePage frame={{ ...frame, answersForm }} title="候補者" refreshSeconds={4}>
          {null}
        </ConsolePage>,
      );
    expect(page(false)).toContain('<body data-refresh="4">');
    expect(page(false)).toMatch(/<template>.*<a href="\/agency\?status=paused">最新の内容を表示<\/a>/);
    expect(page(true)).toContain('<body data-answer="true">');
    expect(page(true)).not.toContain('最新の内容を表示');
    // Without script it waits for its reader.
    expect(page(false)).not.toContain('http-equiv');
  });

  it('answers with files that browsers may keep, at addresses the page names', async () => {
    const page = renderToStaticMarkup(
      <ConsolePage frame={frame} title="候補者">
        {null}
      </ConsolePage>,
    );
    const paths = [...page.matchAll(/(?:href|src)="(\/console\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      const reply = await site.get(path);
      expect([reply.statusCode, reply.headers['cache-control']]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  it('keeps the chosen language and leads back to console pages only', async () => {
    const backTo = async (back: string) =>
      (await site.post('/console/language', { language: 'en', back })).headers.location;
    expect(await backTo('/agency/requests?q=a')).toBe('/agency/requests?q=a');
    expect(await backTo('/operator')).toBe('/operator');
    for (const elsewhere of [
      '//evil.example',
      'https://evil.example/agency',
      '/agency\\evil',
      '/agencyx',
      '',
    ])
      expect(await backTo(elsewhere)).toBe('/');
    const reply = await site.post('/console/language', { language: 'en', back: '/agency' });
    expect(reply.headers['set-cookie']).toMatch(/^console-language=en; .*Secure; HttpOnly; SameSite=Lax$/);
  });

  it('shows a refusal in the language chosen there', async () => {
    const reply = await site.get('/agency/nowhere', { cookie: 'a=b; console-language=en' });
    expect(reply.statusCode).toBe(404);
    expect(reply.body).toContain('This page does not exist');
    expect(reply.body).toContain(String(reply.headers['x-request-id']));
  });

  it('says once that a page does not exist, and leads to the console’s first', async () => {
    const { body } = await site.get('/operator/nowhere', { cookie: 'a=b; console-language=ja' });
    expect(body.match(/見つかりません/g)).toHaveLength(2);
    expect(body).toContain('<h1>ページが見つかりません</h1><p><a class="button second" href="/operator">');
    expect(body).toContain('>コンソールのトップへ</a>');
    expect(body).not.toContain('もう一度開く');
  });
});
