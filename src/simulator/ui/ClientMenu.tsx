import { useEffect, useRef, useState } from 'react';
import {
  CLIENTS,
  CLIENT_PROFILES,
  defectsOf,
  withDefect,
  type Client,
  type Defect,
} from '../model/client-profiles.ts';
import { DEPLOYMENTS } from '../model/settings.ts';
import { choiceLabels, type MessageKey } from '../strings/index.ts';
import { readConfig } from './server-config.ts';
import { useStore, useTranslate, useWindow } from './session-context.ts';

const defectKey = (defect: Defect): MessageKey => `s.defect.${defect}`;

/** A page learns at its start whether it has a message, its frame what it may do, and no script comes twice. */
const SET_AT_START: readonly Defect[] = ['noItem', 'lateItem', 'clipboard', 'officeJs'];

/** Which Outlook is stood in for, and which of its known faults are reproduced. */
export function ClientMenu() {
  const { session } = useWindow();
  const settings = useStore(session.settings);
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<MessageKey>();
  const holder = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const names = choiceLabels(translate, 's.client.v');
  const deployments = choiceLabels(translate, 's.deploy.short');
  const hints = choiceLabels(translate, 's.deploy.hint');

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !holder.current?.contains(event.target)) setOpen(false);
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('keydown', closeByKey);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeByKey);
    };
  }, [open]);

  const choose = (client: Client) => {
    session.settings.update((now) => ({ ...now, client }));
    session.reopen();
  };
  const toggle = (defect: Defect, on: boolean) => {
    session.settings.update((now) => ({ ...now, defects: withDefect(now.defects, now.client, defect, on) }));
    if (SET_AT_START.includes(defect)) session.reopen();
  };
  const reset = async () => {
    try {
      session.mailbox.reset((await readConfig()).roamingSettings);
    } catch {
      session.log.add('roamingSettings', translate('s.reset.failed'), 'bad');
      setSaid('s.reset.failed');
      return;
    }
    session.log.add('roamingSettings', translate('s.reset.done'));
    setSaid('s.reset.done');
    session.reopen();
  };
  const defectBox = (defect: Defect) => (
    <label key={defect} className="check">
      <input
        type="checkbox"
        checked={settings.defects[settings.client].includes(defect)}
        onChange={(event) => toggle(defect, event.target.checked)}
      />
      {translate(defectKey(defect))}
    </label>
  );

  return (
    <div className="control-holder" ref={holder}>
      <button
        ref={button}
        type="button"
        className="control menu"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(!open);
          setSaid(undefined);
        }}
      >
        <span>{translate('s.client')}</span>
        <b>{names[CLIENTS.indexOf(settings.client)]}</b>
      </button>
      {open && (
        <div className="popover" role="dialog" aria-label={translate('s.client')}>
          <fieldset>
            <legend>{translate('s.client')}</legend>
            {CLIENTS.map((client, index) => (
              <div key={client} className="client" data-on={client === settings.client}>
                <label>
                  <input
                    type="radio"
                    name="client"
                    checked={client === settings.client}
                    onChange={() => choose(client)}
                  />
                  <b>{names[index]}</b>
                </label>
                {client === settings.client ? (
                  <div className="defects" role="group" aria-label={translate('s.defects')}>
                    <span className="label">{translate('s.defects')}</span>
                    {CLIENT_PROFILES[client].defects.map(defectBox)}
                    <details>
                      <summary>{translate('s.defects.more')}</summary>
                      {defectsOf(client)
                        .filter((defect) => !CLIENT_PROFILES[client].defects.includes(defect))
                        .map(defectBox)}
                    </details>
                  </div>
                ) : (
                  <p className="label">
                    {CLIENT_PROFILES[client].defects
                      .map((defect) => translate(defectKey(defect)))
                      .join(settings.language === 'ja' ? '、' : ' · ')}
                  </p>
                )}
              </div>
            ))}
          </fieldset>
          <label className="deployment">
            <span>{translate('s.deploy')}</span>
            <select
              value={settings.deployment}
              onChange={(event) => {
                const deployment = DEPLOYMENTS.find((known) => known === event.target.value);
                if (!deployment) return;
                session.settings.update((now) => ({ ...now, deployment }));
                session.reopen();
              }}
            >
              {DEPLOYMENTS.map((deployment, index) => (
                <option key={deployment} value={deployment}>
                  {deployments[index]} {hints[index]}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="link" onClick={() => void reset()}>
            {translate('s.reset')}
          </button>
          <p className="label said" role="status">
            {said && translate(said)}
          </p>
        </div>
      )}
    </div>
  );
}
