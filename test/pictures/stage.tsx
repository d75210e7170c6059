import { createRoot } from 'react-dom/client';
import { translator } from '../../src/addin/strings/index.ts';
import { App } from '../../src/addin/pane/App.tsx';
import { homeView, neutral, paneSources, TOTALS } from '../addin/pane/support/fixtures.ts';
import { FakeService, ok, REPORT, SLOTS, SLOTS_EN } from '../addin/pane/support/tab-fixtures.ts';
import { PICTURES } from './states.ts';

/** The real pane in one of the design's states, by its address: `?id=A03-home-detected&language=ja&theme=light`. */
const wanted = new URLSearchParams(location.search);
const language = wanted.get('language') === 'en' ? 'en' : 'ja';
const theme = (['dark', 'highContrast'] as const).find((name) => name === wanted.get('theme')) ?? 'light';
const picture = PICTURES.find(({ id }) => id === wanted.get('id'));
const root = document.getElementById('root');
if (!picture || !root) throw new Error('There is no such picture.');

const service = new FakeService();
service.answers['GET /v1/slots'] = ok(language === 'ja' ? SLOTS : SLOTS_EN);
service.answers['GET /v1/report'] = ok(REPORT);
Object.assign(service.answers, picture.answers?.(language));
const { props, stores } = paneSources(
  homeView(picture.state?.(language) ?? neutral(), picture.view ?? {}),
  picture.totals === undefined ? TOTALS : picture.totals,
  service,
  language,
);
if (picture.sendCheck) stores.sendCheck.set(picture.sendCheck);
if (picture.connectedBy !== undefined) stores.connection.set(picture.connectedBy);
createRoot(root).render(<App {...props} texts={translator(language)} theme={theme} />);
