/** A receiver that was copied from docs/webhooks.md takes what the service sends, and nothing else. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rotateSecret } from '../../src/server/services/webhooks/endpoints.ts';
import { Receiver, type Received } from '../server/webhooks/receiver.ts';
import { AOBA, MINATO } from '../server/slots/introduction-world.ts';
import { describeOnBothEngines } from '../support/databases.ts';

const page = readFileSync(path.join(process.cwd(), 'docs/webhooks.md'), 'utf8');
const sample = /```js\n([^]+?)```/.exec(page)?.[1] ?? '';

interface Question extends Received {
  readonly secret: string;
  readonly seconds: number;
}

/** What the sample says to each, in a Node of its own. */
function answersTo(questions: readonly Question[]): readonly boolean[] {
  const asked = `const asked = ${JSON.stringify(questions)};
    console.log(JSON.stringify(asked.map((one) => isFromRelay(one.secret, one.headers, one.body, one.seconds))));`;
  const script = ['--input-type=module', '-e', `${sample}\n${asked}`];
  return JSON.parse(execFileSync(process.execPath, script, { encoding: 'utf8' })) as boolean[];
}

describeOnBothEngines('The sample of the documentation', (create) => {
  let hooks: Receiver;
  beforeEach(async () => {
    hooks = await Receiver.open(await create());
  });
  afterEach(() => hooks.close());

  it('verifies with either secret after a change, and refuses what was altered, is old or is not signed', async () => {
    const { endpointId, secret } = await hooks.register(MINATO.agencyId);
    const newer = await rotateSecret(hooks.world.context, MINATO.agencyId, endpointId);
    await hooks.world.register(AOBA, { hide: '株式会社現職' });
    await hooks.worker.deliverDue();
    const [message] = hooks.received;
    if (!message) throw new Error('Nothing was sent.');
    const asked = { ...message, secret, seconds: Math.floor(hooks.world.now().getTime() / 1000) };
    const headers = (others: object) => ({ ...asked, headers: { ...message.headers, ...others } });
    const answers = answersTo([
      asked,
      { ...asked, secret: String(newer) },
      { ...asked, secret: `whsec_${Buffer.from('another').toString('base64')}` },
      { ...asked, body: `${message.body} ` },
      { ...asked, seconds: asked.seconds + 600 },
      headers({ 'webhook-id': 'msg_other' }),
      headers({ 'webhook-signature': undefined }),
      headers({ 'webhook-timestamp': undefined }),
    ]);
    expect(answers).toEqual([true, true, false, false, false, false, false, false]);
  });
});
