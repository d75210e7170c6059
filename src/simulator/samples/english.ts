import { CHEN, WILSON } from './people.ts';
import type { Sample } from './sample.ts';

export const FINAL_INTERVIEW: Sample = {
  id: 'final-interview-en',
  title: { ja: '最終面接・不採用(英語)', en: 'Final interview, rejection' },
  hint: { ja: 'not be moving forward', en: 'not be moving forward' },
  language: 'en',
  to: [WILSON],
  subject: 'Your final interview with Aoba Systems',
  bodyType: 'html',
  body: `<p>Dear Emma,</p>
<p>Thank you for coming in for the final interview last week, and for the care you put into the case study. The whole team enjoyed talking with you.</p>
<p>After much thought, we have decided that we will not be moving forward with your application for the Product Manager position.</p>
<p>We know this is not the news you were hoping for, and we wish you every success in your search.</p>
<p style="border-top:1px solid #d9dfdf;padding-top:10px;display:inline-block;min-width:220px;color:#616161">Naoki Takahashi<br>Talent Acquisition, Aoba Systems, Inc.</p>`,
};

export const PLAIN_TEXT_EN: Sample = {
  id: 'plain-text-en',
  title: { ja: 'テキスト形式(英語)', en: 'Plain text, English' },
  hint: { ja: '装飾なしの英文', en: 'Without formatting' },
  language: 'en',
  to: [CHEN],
  subject: 'Your application to Aoba Systems',
  bodyType: 'text',
  body: `Dear Daniel,

Thank you for your interest in the Backend Engineer role at Aoba
Systems and for the time you took to apply.

We received many strong applications. Unfortunately, we have decided
to proceed with other candidates whose experience is closer to what
the team needs right now.

We wish you all the best with your next steps.

Kind regards,
Naoki Takahashi
Talent Acquisition, Aoba Systems, Inc.
`,
};
