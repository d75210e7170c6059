import { withDefect, type Defect } from '../../../src/simulator/model/client-profiles.ts';
import { initialSettings } from '../../../src/simulator/model/settings.ts';
import { OUTLOOK_CALLS, type OutlookCall } from '../../../src/simulator/protocol/dispatch-ids.ts';
import { CallParams } from '../../../src/simulator/protocol/payloads.ts';
import { composeWindow, sample } from './compose-window.ts';

function windowWith(defect: Defect | null, sampleId: string) {
  const none = { ...initialSettings('ja').defects, web: [] };
  const session = composeWindow({ defects: defect ? withDefect(none, 'web', defect, true) : none });
  session.openSample(sample(sampleId));
  return (name: OutlookCall, params: object = {}) =>
    session.outlookCall(OUTLOOK_CALLS[name], new CallParams(params));
}

it('names colleagues as Exchange does where the client does, and nobody else', async () => {
  const recipients = (defect: Defect | null, id: string) =>
    windowWith(defect, id)('recipients.getAsync', { recipientField: 0 });
  const colleague = { address: expect.stringMatching(/@aoba\.example$/) as string };
  expect(await recipients(null, 'colleagues')).toMatchObject({ data: [colleague] });
  const named = { address: expect.stringMatching(/^\/o=ExchangeLabs\/[^@]*$/) as string };
  expect(await recipients('exchangeName', 'colleagues')).toMatchObject({ data: [named] });
  expect(await recipients('exchangeName', 'first-interview')).toEqual(
    await recipients(null, 'first-interview'),
  );
});

it('refuses what the draft keeps in a shared mailbox where the client does, and nowhere else', async () => {
  const load = (defect: Defect | null, id: string) =>
    windowWith(defect, id)('item.loadCustomPropertiesAsync');
  expect(await load(null, 'shared-mailbox')).toMatchObject({ wasSuccessful: true });
  expect(await load('properties', 'first-interview')).toMatchObject({ wasSuccessful: true });
  expect(await load('properties', 'shared-mailbox')).toEqual({ wasSuccessful: false });
});
