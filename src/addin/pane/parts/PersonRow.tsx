import { makeResetStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Person } from '../../compose/home-state.ts';
import { addressedName } from '../../compose/people.ts';
import { useTexts } from '../texts.tsx';
import { Avatar } from './Avatar.tsx';
import { slotsOf } from '../theme/slots-of.ts';

const useStyles = slotsOf({
  row: makeResetStyles({ display: 'flex', alignItems: 'center', columnGap: '10px', minWidth: 0 }),
  body: makeResetStyles({ minWidth: 0, flexGrow: 1 }),
  name: makeResetStyles({ fontWeight: tokens.fontWeightSemibold, lineHeight: '20px' }),
  address: makeResetStyles({
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
    wordBreak: 'normal',
  }),
  note: makeResetStyles({
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  }),
});

/** Who the link is for: name and address, read as one item. */
export function PersonRow({ person }: { readonly person: Person }) {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div className={styles.row}>
      <Avatar person={person} />
      <div className={styles.body}>
        <div className={styles.name}>{addressedName(person, texts)}</div>
        {person.name && <div className={styles.address}>{person.address}</div>}
      </div>
    </div>
  );
}

/** In the place of a person: why there is nobody to make a link for. */
export function NobodyRow({ title, note }: { readonly title: ReactNode; readonly note?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Avatar person={null} />
      <div className={styles.body}>
        <div className={styles.name}>{title}</div>
        {note !== undefined && <div className={styles.note}>{note}</div>}
      </div>
    </div>
  );
}
