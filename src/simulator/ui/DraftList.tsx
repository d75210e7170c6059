import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { SAMPLES, sampleById } from '../samples/index.ts';
import { useStore, useTranslate, useWindow } from './session-context.ts';

/** The sample drafts; a dropdown where the window is narrow. */
export function DraftList() {
  const { session } = useWindow();
  const { sampleId } = useStore(session.draft);
  const { language } = useStore(session.settings);
  const translate = useTranslate();
  const open = (id: string) => {
    const sample = sampleById(id);
    if (sample) session.openSample(sample);
    else session.openBlank();
  };

  return (
    <nav className="drafts" aria-label={translate('s.drafts')}>
      <h2>{translate('s.drafts')}</h2>
      <ul>
        {SAMPLES.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              className="sample"
              data-sample={sample.id}
              aria-current={sample.id === sampleId ? 'true' : undefined}
              onClick={() => open(sample.id)}
            >
              <span className="title">{sample.title[language]}</span>
              <span className="label">{sample.hint[language]}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="sample blank" onClick={() => open('')}>
            <Add16Regular aria-hidden="true" />
            {translate('s.blank')}
          </button>
        </li>
      </ul>
      <select
        aria-label={translate('s.drafts')}
        value={sampleId ?? ''}
        onChange={(event) => open(event.target.value)}
      >
        {SAMPLES.map((sample) => (
          <option key={sample.id} value={sample.id}>
            {sample.title[language]}
          </option>
        ))}
        <option value="">{translate('s.blank')}</option>
      </select>
    </nav>
  );
}
