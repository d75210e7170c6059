import type { AuditValues } from '../../../services/operator/audit.ts';
import type { AuditEntry } from '../../../stores/audit.ts';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Table } from '../../console/parts/Table.tsx';
import type { OperatorPage } from '../operator-page.ts';
import type { OperatorText } from '../operator-text.ts';
import type { OperatorStrings } from '../strings/index.ts';
import { operatorPaths } from '../paths.ts';
import { fullMoment } from '../when.ts';

export interface AuditPageProps {
  readonly page: OperatorPage;
  readonly entries: readonly AuditEntry[];
  readonly members: ReadonlyMap<string, string>;
  readonly employers: ReadonlyMap<string, string>;
  readonly employerId: string | undefined;
  readonly next: string | undefined;
}

/** Who did what, when, and what was before and after. Nobody can change it, we neither. */
export function AuditPage(props: AuditPageProps) {
  const { page, entries, employerId, next } = props;
  const { text, frame } = page;
  const employer = employerId && props.employers.get(employerId);
  return (
    <ConsolePage
      frame={frame}
      title={text('o.nav.audit')}
      aside={
        employer && (
          <span className="row">
            <b>{employer}</b>
            <a href={operatorPaths.audit}>{text('o.audit.all')}</a>
          </span>
        )
      }
    >
      {entries.length === 0 ? (
        <EmptyState icon="document">{text('o.audit.empty')}</EmptyState>
      ) : (
        <Table
          label={text('o.nav.audit')}
          columns={text.parts('o.audit.col')}
          numeric={[0]}
          wrapping={[4, 5, 6]}
          rows={entries.map((entry) => ({
            key: entry.audit_id,
            cells: [
              fullMoment(entry.at),
              actorName(text, entry.actor, props.members),
              actionText(text, entry.action),
              entry.employer_id && (
                <a key="employer" href={operatorPaths.employer(entry.employer_id)}>
                  {props.employers.get(entry.employer_id) ?? entry.employer_id}
                </a>
              ),
              <span key="subject" className="label break">
                {entry.subject}
              </span>,
              <Values key="before" json={entry.before} />,
              <Values key="after" json={entry.after} />,
            ],
          }))}
        />
      )}
      {next && (
        <p>
          <a
            href={`${operatorPaths.audit}?${new URLSearchParams({ ...(employerId ? { employer: employerId } : {}), before: next }).toString()}`}
          >
            {text('o.audit.older')}
          </a>
        </p>
      )}
    </ConsolePage>
  );
}

function actorName(text: OperatorText, actor: string, members: ReadonlyMap<string, string>): string {
  const memberId = /^operator (.+)$/.exec(actor)?.[1];
  return memberId ? (members.get(memberId) ?? memberId) : text('o.audit.commandLine');
}

/** Actions of other versions of this program are shown by their name. */
function actionText(text: OperatorText, action: string): string {
  const key = `o.act.${action}` as keyof OperatorStrings;
  return text.raw(key) === undefined ? action : text(key);
}

function Values({ json }: { readonly json: string | null }) {
  if (!json) return null;
  const values = Object.entries(JSON.parse(json) as AuditValues);
  return (
    <ul className="label break">
      {values.map(([name, value]) => (
        <li key={name}>
          {name}: {typeof value === 'object' ? (value?.join(', ') ?? '–') : String(value)}
        </li>
      ))}
    </ul>
  );
}
