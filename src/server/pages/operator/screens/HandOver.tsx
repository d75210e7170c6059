import type { ConsoleIconName } from '../../console/icons.ts';
import { Icon } from '../../console/parts/Icon.tsx';
import type { OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';

const DOCUMENTS = [
  { name: 'it-sheet', icon: 'shield', title: 'o.on.give.it' },
  { name: 'applicant-notice', icon: 'document', title: 'o.on.give.notice' },
  { name: 'deployment', icon: 'peopleCommunity', title: 'o.on.give.deploy' },
] as const satisfies readonly { name: string; icon: ConsoleIconName; title: string }[];

/** What the employer takes home from the meeting, and what its test insertion really sent. */
export function HandOver(props: {
  readonly text: OperatorText;
  readonly employerId: string;
  readonly request: string | null;
  readonly commonLink: string;
  /** Whoever registers now is a test, by this link as well, and goes with the test data. */
  readonly onTrial: boolean;
}) {
  const { text, employerId, request } = props;
  return (
    <div className="stack far">
      <section className="panel pad" aria-labelledby="hand-over">
        <h3 id="hand-over">{text('o.on.give')}</h3>
        <ul className="hand-over">
          {DOCUMENTS.map(({ name, icon, title }) => (
            <li key={name}>
              <a href={operatorPaths.document(employerId, name)}>
                <Icon name={icon} />
                <span className="grow">{documentTitle(text(title))}</span>
                <Icon name="downloadSmall" />
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel pad" aria-labelledby="common-link">
        <h3 id="common-link">{text('o.on.link')}</h3>
        <p className="code">{props.commonLink}</p>
        <p className="label">{text(props.onTrial ? 'o.on.link.trial' : 'o.on.link.note')}</p>
      </section>
      <section className="panel pad" aria-labelledby="request" data-live>
        <h3 id="request">{text('o.on.request')}</h3>
        {request ? (
          <>
            <pre className="code">{`POST /v1/counts\n${request}`}</pre>
            <p className="label">{text('o.on.request.note')}</p>
          </>
        ) : (
          <p className="label">{text('o.on.request.none')}</p>
        )}
      </section>
    </div>
  );
}

/** `Sheet for IT (with a real example)`: what stands in brackets is a remark below the title. */
function documentTitle(title: string) {
  const [, name = title, remark] = /^(.*?)\s*\((.*)\)$/.exec(title) ?? [];
  return (
    <>
      {name}
      {remark && <span className="label">{remark}</span>}
    </>
  );
}
