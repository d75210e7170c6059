import { imagesIn, isFragile } from '../../../src/addin/compose/body-images.ts';
import { insertIntoDraft, removeFromDraft, replaceInDraft } from '../../../src/addin/compose/draft-editor.ts';
import { blockFor } from '../../../src/addin/compose/own-block.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';

const LOGO = '<img src="/owa/service.svc/s/GetFileAttachment?id=1" alt="8125-logo">';
const WORDS = '<div>佐藤様</div><div>今回は見送らせていただきます。</div>';
const SIGNED = `${WORDS}<div id="Signature"><p>株式会社青空 採用担当</p>${LOGO}</div>`;
const QUOTING = `${WORDS}<div id="divRplyFwdMsg">差出人: 佐藤 美咲<br>送信日時: 2026年11月20日</div><div>${LOGO}</div>`;

const ON_PREMISES = { clientName: 'OutlookWebApp', mailboxSet: '1.6' };
const WEB = { clientName: 'OutlookWebApp', mailboxSet: '1.16' };
const CLASSIC = { clientName: 'Outlook', mailboxSet: '1.6' };

const wording = { stage: 'first', language: 'ja', tone: 'formal' } as const;
const person = { address: 'sato@example.jp', name: '佐藤 美咲' };
const block = blockFor(me, person, 'K7Q2M-9XD4T-HV83C', wording);

function draft(content: string, client: typeof WEB) {
  const host = new FakeMailHost();
  host.body = { type: 'html', content };
  host.cursor = WORDS.length;
  const noted = { imagesBefore: 0, imagesUnsure: false };
  const options = {
    client,
    noted,
    block,
    relayOrigin: me.relayOrigin,
    isStillAddressed: () => Promise.resolve(true),
    announce: () => undefined,
    limit: new AbortController().signal,
    placement: 'signature' as const,
  };
  const item = host.forItem();
  /** Takes the sources of images away with each write of the whole body, as reported. */
  const breaking = {
    ...item,
    writeBody: (body: typeof host.body) =>
      item.writeBody({ ...body, content: body.content.replace(/<img src="[^"]*"/g, '<img') }),
  };
  return { host, item, breaking, options, noted };
}

describe('The images of a mail', () => {
  it('stay where the whole body cannot be written without breaking them: the link goes in at the cursor', async () => {
    const { host, breaking, options, noted } = draft(SIGNED, ON_PREMISES);
    expect(await insertIntoDraft(breaking, options)).toMatchObject({ kind: 'inserted', elsewhere: false });
    expect(host.body.content).toContain(LOGO);
    expect(host.calls).not.toContain('writeBody');
    expect(noted).toEqual({ imagesBefore: 0, imagesUnsure: false });
  });

  it('stay when the link is below the signature, is undone, or is to be replaced', async () => {
    const { host, breaking, options } = draft(SIGNED, ON_PREMISES);
    host.cursor = SIGNED.length;
    expect(await insertIntoDraft(breaking, options)).toMatchObject({ kind: 'inserted', elsewhere: true });
    const { relayOrigin } = me;
    const undo = { ...options, expected: block, evenIfEdited: true };
    expect(await removeFromDraft(breaking, relayOrigin, undo)).toEqual({ kind: 'failed' });
    const other = { ...options, block: blockFor(me, person, 'K7Q2M-4HN7P-2QXYC', wording) };
    expect(await replaceInDraft(breaking, other)).toEqual({ kind: 'unconfirmed', cause: 'images' });
    expect(host.body.content).toContain(LOGO);
    expect(host.calls).not.toContain('writeBody');
  });

  it('stay, and so does a selection: nothing is written, and the cause is told', async () => {
    const { host, breaking, options } = draft(SIGNED, ON_PREMISES);
    host.selection = '今回は';
    expect(await insertIntoDraft(breaking, options)).toEqual({ kind: 'unconfirmed', cause: 'images' });
    expect(host.body.content).toBe(SIGNED);
  });

  it('are not blamed for what Outlook refuses otherwise', async () => {
    const { host, item, options } = draft(WORDS, WEB);
    host.faults.set('writeBody', 'unsupported');
    expect(await insertIntoDraft(item, options)).toEqual({ kind: 'unconfirmed', cause: 'refused' });
  });

  it('are the cause told where the link went into the quoted thread and cannot be moved out', async () => {
    const { host, breaking, options } = draft(QUOTING, ON_PREMISES);
    host.cursor = QUOTING.indexOf('送信日時');
    expect(await insertIntoDraft(breaking, options)).toEqual({ kind: 'unconfirmed', cause: 'images' });
  });

  it('are told of where they broke without a warning', async () => {
    const { breaking, options, noted } = draft(SIGNED, CLASSIC);
    expect(await insertIntoDraft(breaking, options)).toMatchObject({ kind: 'inserted' });
    expect(noted).toEqual({ imagesBefore: 1, imagesUnsure: false });
  });

  it.each([
    ['web', WEB, QUOTING, true],
    ['new Outlook', { ...WEB, clientName: 'newOutlookWindows' }, QUOTING, true],
    ['web, none quoted', WEB, SIGNED, false],
    ['classic Windows', CLASSIC, QUOTING, false],
  ])('are told to be uncertain where quoted ones may not arrive: %s', async (_, client, body, told) => {
    const { item, options, noted } = draft(body, client);
    expect(await insertIntoDraft(item, options)).toMatchObject({ kind: 'inserted' });
    expect(noted).toEqual({ imagesBefore: 0, imagesUnsure: told });
  });

  it('are nothing to be unsure of when nothing was written', async () => {
    const { host, item, options, noted } = draft(QUOTING, WEB);
    host.faults.set('writeBody', 'failed');
    expect(await insertIntoDraft(item, options)).toEqual({ kind: 'unconfirmed', cause: 'refused' });
    expect(noted).toEqual({ imagesBefore: 0, imagesUnsure: false });
  });

  it('break in the former Outlook for Mac, and not in the new one', () => {
    const body = { type: 'html', content: SIGNED } as const;
    const agent = jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Macintosh)');
    expect(isFragile(body, { clientName: 'Outlook', mailboxSet: '1.8' })).toBe(true);
    expect(isFragile(body, { clientName: 'Outlook', mailboxSet: '1.14' })).toBe(false);
    agent.mockRestore();
    expect(isFragile(body, { clientName: 'Outlook', mailboxSet: '1.8' })).toBe(false);
    expect(isFragile({ type: 'html', content: WORDS }, ON_PREMISES)).toBe(false);
  });

  it('count when they have a source', () => {
    expect(imagesIn({ type: 'html', content: `${LOGO}<img alt="x"><img src=""><IMG SRC=cid:1>` })).toBe(2);
    expect(imagesIn({ type: 'text', content: LOGO })).toBe(0);
  });
});
