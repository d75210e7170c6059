import { Fragment } from 'react';
import type { AuditEntry } from '../../../stores/audit.ts';
import { recordMoment } from '../../../time/dates.ts';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Table } from '../../console/parts/Table.tsx';
import { actionText, auditChanges, type AuditChange } from '../audit-texts.ts';
import type { OperatorPage } from '../operator-page.ts';
import type { OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';

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
          names={[3, 4]}
          wrapping={[1, 2, 5]}
          rows={entries.map((entry) => ({
            key: entry.audit_id,
            cells: [
              recordMoment(entry.at),
              actorName(text, entry.actor, props.members),
              actionText(text, entry.action),
              entry.employer_id && (
                <Employer
                  key="employer"
                  id={entry.employer_id}
                  name={props.employers.get(entry.employer_id)}
                />
              ),
              entry.subject && (
                <span key="subject" className="label break">
                  <Subject {...{ page, subject: entry.subject }} members={props.members} />
                </span>
              ),
              <Values key="values" changes={auditChanges(text, entry, page.agencies)} />,
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

/** One that was removed as a mistake has no name and no page any more; what it was called stands in the entry. */
function Employer({ id, name }: { readonly id: string; readonly name: string | undefined }) {
  return name === undefined ? id : <a href={operatorPaths.employer(id)}>{name}</a>;
}

/** Whom or what an entry is about, by name where it has one; a registration leads to what was decided about it. */
function Subject(props: {
  readonly page: OperatorPage;
  readonly subject: string;
  readonly members: ReadonlyMap<string, string>;
}) {
  const { page, subject, members } = props;
  if (subject.startsWith('reg_')) return <a href={operatorPaths.searchFor(subject)}>{subject}</a>;
  return <>{page.agencies.get(subject) ?? members.get(subject) ?? subject}</>;
}

function actorName(text: OperatorText, actor: string, members: ReadonlyMap<string, string>): string {
  const memberId = /^operator (.+)$/.exec(actor)?.[1];
  return memberId ? (members.get(memberId) ?? memberId) : text('o.audit.commandLine');
}

/** What was and what is, a line a value; what stayed as it was stands alone. */
function Values({ changes }: { readonly changes: readonly AuditChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="label break">
      {changes.map(({ field, values }) => (
        <li key={field}>
          {field}:{' '}
          {values.map((value, index) => (
            <Fragment key={index}>
              {index > 0 && ' → '}
              <bdi>{value}</bdi>
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}
