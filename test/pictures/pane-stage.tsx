import { translator } from '../../src/addin/strings/index.ts';
import { App } from '../../src/addin/pane/App.tsx';
import { homeView, neutral, paneSources, TIMES, TOTALS } from '../addin/pane/support/fixtures.ts';
import { FakeService, ok, REPORT, SLOTS, SLOTS_EN } from '../addin/pane/support/tab-fixtures.ts';
import { onStage } from './on-stage.ts';
import { PANE_PICTURES } from './states.ts';

/** The real pane in one of the design's states. */
onStage((id, language, theme) => {
  const picture = PANE_PICTURES.find((each) => each.id === id);
  if (!picture) throw new Error(`There is no picture ${id}.`);
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
  if (picture.times) stores.onboarding.set({ ...TIMES, ...picture.times });
  if (picture.sendCheck) stores.sendCheck.set(picture.sendCheck);
  if (picture.connectedBy !== undefined) stores.connection.set(picture.connectedBy);
  const own = picture.mailbox === undefined ? {} : { mailbox: picture.mailbox };
  return <App {...props} {...own} texts={translator(language)} theme={theme} />;
});
