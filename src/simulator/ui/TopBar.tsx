import type { ReactNode } from 'react';
import { DarkTheme20Regular } from '@fluentui/react-icons/svg/dark-theme';
import { LocalLanguage16Regular } from '@fluentui/react-icons/svg/local-language';
import { AppMark } from '../../addin/pane/parts/AppMark.tsx';
import { LANGUAGES, LATENCIES, RIGHTS, THEMES, type Settings } from '../model/settings.ts';
import { choiceLabels } from '../strings/index.ts';
import { ClientMenu } from './ClientMenu.tsx';
import { useStore, useTranslate, useWindow } from './session-context.ts';

/** Title, the badge that is always there, and the switches. */
export function TopBar() {
  const { session } = useWindow();
  const settings = useStore(session.settings);
  const translate = useTranslate();
  const change = (changed: Partial<Settings>) => session.settings.update((now) => ({ ...now, ...changed }));

  return (
    <header className="topbar" aria-label={translate('s.title')}>
      <AppMark size={22} />
      <h1>{translate('s.title')}</h1>
      <span className="badge">{translate('s.badge')}</span>
      <div className="controls" role="group" aria-label={translate('s.region.controls')}>
        <ClientMenu />
        <Choice
          name={translate('s.rights')}
          values={RIGHTS}
          labels={choiceLabels(translate, 's.perm.v')}
          value={settings.rights}
          onChange={(rights) => {
            change({ rights });
            session.reopen();
          }}
        />
        <Choice
          name={translate('s.latency')}
          values={LATENCIES}
          labels={choiceLabels(translate, 's.latency.v')}
          value={settings.latency}
          onChange={(latency) => change({ latency })}
        />
        <label className="control">
          <span>{translate('s.offline')}</span>
          <input
            className="switch"
            type="checkbox"
            role="switch"
            checked={settings.offline}
            onChange={(event) => change({ offline: event.target.checked })}
          />
        </label>
        <Choice
          icon={<DarkTheme20Regular className="theme-icon" aria-hidden="true" />}
          name={translate('s.theme')}
          values={THEMES}
          labels={choiceLabels(translate, 's.theme.v')}
          value={settings.theme}
          onChange={(theme) => {
            change({ theme });
            session.themeChanged();
          }}
        />
        <Choice
          icon={<LocalLanguage16Regular aria-hidden="true" />}
          name={translate('s.lang')}
          values={LANGUAGES}
          labels={['日本語', 'English']}
          value={settings.language}
          onChange={(language) => {
            change({ language });
            session.reopen();
          }}
        />
      </div>
    </header>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly icon?: ReactNode;
  readonly values: readonly T[];
  readonly labels: readonly string[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ name, icon, values, labels, value, onChange }: ChoiceProps<T>) {
  return (
    <label className="control">
      {icon ?? <span>{name}</span>}
      <select
        aria-label={name}
        value={value}
        onChange={(event) => onChange(values.find((known) => known === event.target.value) ?? value)}
      >
        {values.map((known, index) => (
          <option key={known} value={known}>
            {labels[index] ?? known}
          </option>
        ))}
      </select>
    </label>
  );
}
