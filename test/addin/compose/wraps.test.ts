/** Outlook on the web puts each body that is written into an element of its own, with an empty line behind it. */
import {
  insertIntoDraft,
  removeFromDraft,
  replaceInDraft,
  type MailOptions,
} from '../../../src/addin/compose/draft-editor.ts';
import { blockFor } from '../../../src/addin/compose/own-block.ts';
import { mintLink } from '../../../src/core/link/index.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';

const WORDS = '<div>佐藤 美咲 様<br>今回は採用を見送らせていただくこととなりました。</div>';
const SIGNED = `${WORDS}<div><br></div><div id="Signature">斎藤 由美</div>`;
const REPLY = `${SIGNED}<hr><div id="divRplyFwdMsg">差出人: 佐藤 美咲<br>件名: 応募の件</div><div>応募いたします。</div>`;
/** As an author's own mail may look, too. */
const OWN = `<div><span>${WORDS}</span><br></div>`;

const wording = { stage: 'first', language: 'ja', tone: 'formal' } as const;
const SATO = { address: 'sato@mail.example', name: '佐藤 美咲' };
const block = blockFor(me, SATO, 'K7Q2M-9XD4T-HV83C', wording);
const other = blockFor(
  me,
  SATO,
  mintLink({
    relayOrigin: me.relayOrigin,
    employerCode: me.employer.code,
    randomBytes: (n) => Array.from({ length: n }, (_, at) => at),
  }).code,
  wording,
);

const wrapped = (html: string): string => {
  const [, before = '', inside = html, behind = ''] = /^(.*<body>)(.*)(<\/body>.*)$/s.exec(html) ?? [];
  return `${before}<div class="elementToProof"><span style="font-size:12pt">${inside}</span>\n<br></div>${behind}`;
};

function web(content: string) {
  const host = new FakeMailHost();
  host.body = { type: 'html', content };
  const item = host.forItem();
  const mail = {
    ...item,
    writeBody: (body: typeof host.body) => item.writeBody({ ...body, content: wrapped(body.content) }),
  };
  const page = (noted: MailOptions['noted'] = { imagesBefore: 0, imagesUnsure: false }) => {
    const options = {
      client: { clientName: 'OutlookWebApp', mailboxSet: '1.16' },
      noted,
      relayOrigin: me.relayOrigin,
      isStillAddressed: () => Promise.resolve(true),
      announce: () => undefined,
      limit: new AbortController().signal,
    };
    return {
      insert: () => insertIntoDraft(mail, { ...options, block, placement: 'signature' }),
      replace: () => replaceInDraft(mail, { ...options, block: other }),
      undo: () => removeFromDraft(mail, me.relayOrigin, { ...options, expected: null, evenIfEdited: true }),
    };
  };
  return { host, item, page };
}

beforeEach(() => void jest.spyOn(document, 'hasFocus').mockReturnValue(true));
afterEach(() => void jest.restoreAllMocks());

describe('An empty line that Outlook adds with a write', () => {
  it.each([
    ['a new mail', SIGNED],
    ['a reply', REPLY],
    ['a mail without a signature', WORDS],
    ['a mail that looks so by itself', OWN],
    ['a whole document', `<html><head></head><body>${SIGNED}</body></html>`],
  ])('stays alone, however often the link comes, changes and goes: %s', async (_, content) => {
    const { host, page } = web(content);
    const { insert, replace, undo } = page();
    for (let round = 0; round < 3; round += 1) {
      expect(await insert()).toMatchObject({ kind: 'inserted', elsewhere: false });
      expect(await replace()).toMatchObject({ kind: 'inserted' });
      expect(await undo()).toMatchObject({ kind: 'removed' });
      expect(host.body.content).toBe(wrapped(content));
    }
  });

  it('stays where it may be the author’s: written by another page, or before the draft was opened', async () => {
    const { host, page } = web(wrapped(SIGNED));
    await page().insert();
    await page().undo();
    expect(host.body.content).toBe(wrapped(wrapped(wrapped(SIGNED))));
  });

  it('stays with what its author writes behind it', async () => {
    const { host, page } = web(SIGNED);
    const { insert, undo } = page();
    await insert();
    const words = host.body.content.replace('\n<br></div>', '追伸<br></div>');
    host.body = { type: 'html', content: words };
    await undo();
    expect(host.body.content).toBe(wrapped(wrapped(SIGNED).replace('\n<br></div>', '追伸<br></div>')));
  });

  it('is not looked for in what the author made of the mail after the editor’s own undo', async () => {
    const { host, page } = web(SIGNED);
    const { insert, undo } = page();
    await insert();
    host.body = { type: 'html', content: OWN };
    await insert();
    await undo();
    expect(host.body.content).toBe(wrapped(OWN));
  });

  it('is none where Outlook adds nothing', async () => {
    const { host, item } = web(OWN);
    const noted = { imagesBefore: 0, imagesUnsure: false };
    const options = { client: { clientName: 'Outlook', mailboxSet: '1.16' }, noted };
    const insertion = {
      ...options,
      block,
      relayOrigin: me.relayOrigin,
      isStillAddressed: () => Promise.resolve(true),
      announce: () => undefined,
      limit: new AbortController().signal,
      placement: 'signature' as const,
    };
    await insertIntoDraft(item, insertion);
    await removeFromDraft(item, me.relayOrigin, { ...options, expected: block, evenIfEdited: true });
    expect(host.body.content).toBe(OWN);
  });
});
