import { createAssistant } from '../../../src/addin/compose/create-assistant.ts';
import { connectHost } from '../../../src/addin/host/connect-host.ts';

/** Lets time go by, with what becomes due in it. */
export const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** Opens the pane in the Outlook at hand, on fake timers; by the end the draft is read. */
export async function openPane() {
  const connecting = connectHost();
  await pass(1000);
  const host = await connecting;
  if (!host) throw new Error('not in Outlook');
  const { assistant, load } = createAssistant(host);
  void load();
  assistant.pane.claim();
  void assistant.start();
  await pass(1000);
  return assistant;
}
