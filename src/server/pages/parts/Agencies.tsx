import type { EmployerProfile } from '../../services/employer/directory.ts';
import type { Agency } from '../../stores/agencies.ts';
import { AREAS, JOBS, labelOf, type Choice } from '../../text/choices.ts';
import type { PageText } from '../page-text.tsx';
import { Icon } from './Icon.tsx';

interface Props {
  readonly text: PageText;
  readonly profile: EmployerProfile;
  /** Also what each serves, what it gets and how it makes contact. */
  readonly inDetail?: boolean;
}

/** The agencies with their licence numbers. */
export function Agencies({ text, profile, inDetail }: Props) {
  return (
    <ul className="flow">
      {profile.agencies.map((agency) => {
        const name = text.nameOf(agency);
        const [title, detail] = text.pair('c.ag.item', { name, licence: agency.licence_no });
        return (
          <li key={agency.agency_id}>
            <Icon name="briefcase" />
            <div>
              <b>{title}</b>
              <small className="num">{detail}</small>
              {inDetail && <Handling text={text} agency={agency} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Handling({ text, agency }: { readonly text: PageText; readonly agency: Agency }) {
  const lines = [
    text('c.ag.areas', { areas: served(text, agency.areas, AREAS) }),
    text('c.ag.jobs', { jobs: served(text, agency.jobs, JOBS) }),
    text('c.ag.gets'),
    text('c.ag.contacts'),
  ];
  return lines.map((line) => <small key={line}>{line}</small>);
}

function served(text: PageText, keys: string, choices: readonly Choice[]): string {
  if (keys === '') return text('c.ag.all');
  const { language } = text;
  const labels = keys.split(' ').map((key) => labelOf(choices, key, language));
  // Some of the English labels hold a comma themselves.
  return labels.join(language === 'ja' ? '、' : '; ');
}
