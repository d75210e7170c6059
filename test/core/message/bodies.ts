/** Mail bodies as the mail programs write them, each with the words its author typed. Written for the purpose. */
export interface SampleBody {
  readonly name: string;
  readonly type: 'html' | 'text';
  readonly content: string;
  readonly author: string;
  /** What must follow the inserted block, first thing a reader sees. */
  readonly follows: string;
}

const SENTENCE = '今回は採用を見送らせていただくこととなりました。';

export const BODIES: readonly SampleBody[] = [
  {
    name: 'paragraphs with a signature below a ruler of dashes',
    type: 'html',
    content: `<p>佐藤 美咲 様</p><p>${SENTENCE}</p><p>――――――――<br>株式会社青葉システムズ<br>採用担当 高橋<br>TEL 03-0000-0000</p>`,
    author: `佐藤 美咲 様\n${SENTENCE}`,
    follows: '――――――――',
  },
  {
    name: 'Outlook on the web, a reply with its thread',
    type: 'html',
    content:
      `<html><head><style>p{margin:0}</style></head><body dir="ltr"><div class="elementToProof">佐藤様</div><div class="elementToProof"><br></div>` +
      `<div class="elementToProof">${SENTENCE}</div><div id="Signature"><p>高橋 直樹<br>青葉システムズ</p></div>` +
      `<div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg"><b>差出人:</b> 佐藤 美咲</div><div>応募いたします。</div></body></html>`,
    author: `佐藤様\n\n${SENTENCE}`,
    follows: '高橋 直樹',
  },
  {
    name: 'classic Outlook with Word’s markup',
    type: 'html',
    content:
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=JA><div class=WordSection1>\r\n<p class=MsoNormal>佐藤様<o:p></o:p></p>\r\n` +
      `<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\r\n<p class=MsoNormal><span style='font-family:"Yu Gothic"'>${SENTENCE}</span><o:p></o:p></p>\r\n</div>\r\n</body></html>`,
    author: `佐藤様\n\u00a0\n${SENTENCE}`,
    follows: '',
  },
  {
    name: 'lines in one element, as phones write them',
    type: 'html',
    content: `<div dir="auto">佐藤様<br><br>${SENTENCE}<br><br></div><div id="ms-outlook-mobile-signature"><div>Outlook for iOS を入手</div></div>`,
    author: `佐藤様\n\n${SENTENCE}`,
    follows: 'Outlook for iOS を入手',
  },
  {
    name: 'English plain text with a signature delimiter',
    type: 'text',
    content: `Dear Ms Baker,\r\n\r\nWe will not be moving forward with your application.\r\n\r\n-- \r\nNaoki Takahashi\r\nAoba Systems\r\n`,
    author: 'Dear Ms Baker,\n\nWe will not be moving forward with your application.',
    follows: '--',
  },
  {
    name: 'Japanese plain text above a quoted mail',
    type: 'text',
    content: `佐藤様\n\n${SENTENCE}\n\n-----Original Message-----\nFrom: misaki.sato@example.jp\nSent: Monday\n\n応募いたします。\n`,
    author: `佐藤様\n\n${SENTENCE}`,
    follows: '-----Original Message-----',
  },
  { name: 'one bare line', type: 'text', content: SENTENCE, author: SENTENCE, follows: '' },
  {
    name: 'nothing yet',
    type: 'html',
    content: '<html><body><div><br></div></body></html>',
    author: '',
    follows: '',
  },
];
