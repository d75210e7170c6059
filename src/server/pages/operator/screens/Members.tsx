import type { Member } from '../../../stores/members.ts';
import { japanDay } from '../../../time/calendar.ts';
import { fullDay } from '../../../time/dates.ts';
import { Avatar } from '../../console/parts/Avatar.tsx';
import { PostButton, TextField } from '../../console/parts/Field.tsx';
import type { OperatorText } from '../operator-text.ts';

/** Somebody as typed into the form. */
export interface TypedMember {
  readonly name: string;
  readonly mail: string;
}

/** People who may sign in to a console, and the form that adds one. */
export function Members(props: {
  readonly text: OperatorText;
  readonly members: readonly Pick<Member, 'member_id' | 'name' | 'mail' | 'created_at'>[];
  readonly add: string;
  readonly remove: string;
  readonly fault: (field: string) => string | undefined;
  readonly typed?: TypedMember | undefined;
}) {
  const { text, members, fault, typed } = props;
  return (
    <>
      <ul className="stack">
        {members.map((member) => (
          <li key={member.member_id} className="row">
            <Avatar name={member.name} />
            <span className="grow">
              <b id={member.member_id}>{member.name}</b>
              <span className="label block">
                {member.mail} ·{' '}
                {text('o.member.since', {
                  date: fullDay(japanDay(new Date(member.created_at)), text.language),
                })}
              </span>
            </span>
            <PostButton
              action={props.remove}
              about={member.member_id}
              look="subtle"
              fields={{ member: member.member_id }}
            >
              {text('o.member.remove')}
            </PostButton>
          </li>
        ))}
      </ul>
      <form method="post" action={props.add} className="stack form rule" noValidate>
        <div className="columns">
          <TextField
            id="memberName"
            label={text('o.member.name')}
            value={typed?.name ?? ''}
            fault={fault('memberName')}
            required
          />
          <TextField
            id="memberMail"
            type="email"
            label={text('o.member.mail')}
            value={typed?.mail ?? ''}
            fault={fault('memberMail')}
            required
          />
        </div>
        <div className="row">
          <button className="button second" type="submit">
            {text('o.member.add')}
          </button>
        </div>
      </form>
    </>
  );
}
