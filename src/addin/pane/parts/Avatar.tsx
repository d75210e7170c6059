import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Person } from '../../compose/home-state.ts';
import { PersonAdd16Regular } from '../icons.ts';
import { initials } from '../person-name.ts';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  avatar: makeResetStyles({
    width: '32px',
    height: '32px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    fontSize: '13px',
    lineHeight: 1,
    fontWeight: tokens.fontWeightSemibold,
    border: '1px solid var(--relayChipBorder)',
  }),
});

const useStyles = makeStyles({
  small: { width: '24px', height: '24px', fontSize: '12px' },
  nobody: {
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground3,
  },
  tint0: { backgroundColor: 'var(--relayAvatar1)', color: 'var(--relayAvatar1Text)' },
  tint1: { backgroundColor: 'var(--relayAvatar2)', color: 'var(--relayAvatar2Text)' },
  tint2: { backgroundColor: 'var(--relayAvatar3)', color: 'var(--relayAvatar3Text)' },
  tint3: { backgroundColor: 'var(--relayAvatar4)', color: 'var(--relayAvatar4Text)' },
  tint4: { backgroundColor: 'var(--relayAvatar5)', color: 'var(--relayAvatar5Text)' },
});

const TINTS = ['tint2', 'tint3', 'tint1', 'tint4', 'tint0'] as const;

/** Decoration beside a name: the same person keeps the same colour, and it carries no meaning. */
export function Avatar({ person, small }: { readonly person: Person | null; readonly small?: boolean }) {
  const base = useBase();
  const styles = useStyles();
  if (!person)
    return (
      <span aria-hidden="true" className={mergeClasses(base.avatar, styles.nobody)}>
        <PersonAdd16Regular />
      </span>
    );
  return (
    <span
      aria-hidden="true"
      className={mergeClasses(base.avatar, small && styles.small, styles[tintOf(person.address)])}
    >
      {initials(person)}
    </span>
  );
}

function tintOf(address: string): (typeof TINTS)[number] {
  let sum = 0;
  for (const character of address.toLowerCase()) sum += character.charCodeAt(0);
  return TINTS[sum % TINTS.length] ?? 'tint0';
}
