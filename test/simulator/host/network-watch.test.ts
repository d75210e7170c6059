import { NetworkWatch } from '../../../src/simulator/host/network-watch.ts';
import { EventLog } from '../../../src/simulator/model/event-log.ts';
import { draftOfSample } from '../../../src/simulator/samples/index.ts';
import { translator } from '../../../src/simulator/strings/index.ts';
import { sample } from './compose-window.ts';

const SAMPLE = sample('first-interview');
const DRAFT = draftOfSample(SAMPLE, '1', 'ja');
const say = translator('ja');

function watch() {
  const log = new EventLog();
  const network = new NetworkWatch(log);
  const observe = (body: string, status = 200) =>
    network.observe(
      { method: 'POST', url: 'https://localhost/v1/counts?x', body, status },
      DRAFT,
      SAMPLE.body,
      say,
    );
  const last = () => log.lines.get().at(-1);
  return { network, observe, last };
}

describe('The watch over what the add-in sends', () => {
  it('tells a count from everything else', () => {
    const { network, observe, last } = watch();
    observe('{"reports":[{"inserted":1}]}');
    expect(last()).toMatchObject({ event: 'POST /v1/counts', tone: 'good' });
    expect(last()?.note).toBe(`200 · ${say('s.log.count', { n: 1 })} · ${say('s.log.local')}`);
    network.summarise(say);
    expect(last()).toMatchObject({ note: say('s.log.local'), tone: 'good' });
  });

  it('says what leaks, and does not forget it until the next draft', () => {
    const { network, observe, last } = watch();
    observe('{"to":"misaki.sato@example.jp"}');
    expect(last()).toMatchObject({ tone: 'bad' });
    observe('{}', 0);
    expect(last()).toMatchObject({ tone: 'plain' });
    network.summarise(say);
    expect(last()).toMatchObject({ note: say('s.note.leak'), tone: 'bad' });
    network.reset();
    network.summarise(say);
    expect(last()).toMatchObject({ note: say('s.log.local'), tone: 'good' });
  });
});
