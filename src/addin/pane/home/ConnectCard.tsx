import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ConnectFault } from '../../compose/home-state.ts';
import { Checkmark20Regular, Dismiss20Regular, MailCheckmark16Regular, Warning16Regular } from '../icons.ts';
import { useAnnounce } from '../announcer.tsx';
import { AppMark } from '../parts/AppMark.tsx';
import { Bar } from '../parts/Bar.tsx';
import { LinkButton, PrimaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardTitle } from '../parts/Card.tsx';
import { Label, Stack } from '../parts/layout.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { EXAMPLE_CODE, formatInvitationCode } from './invitation-code.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '14px',
    padding: '18px 16px 6px',
    textAlign: 'center',
  },
  title: {
    margin: 0,
    fontSize: '20px',
    lineHeight: '28px',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    outlineStyle: 'none',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground3 },
  fault: { width: '100%', textAlign: 'start' },
  actions: { width: '100%', display: 'flex', flexDirection: 'column', rowGap: '4px' },
  what: { margin: 0, fontSize: '12px', lineHeight: '16px', fontWeight: tokens.fontWeightSemibold },
  facts: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  fact: { display: 'flex', columnGap: '12px', alignItems: 'flex-start' },
  yes: { color: tokens.colorBrandForeground1, display: 'inline-flex' },
  never: { color: tokens.colorNeutralForeground3, display: 'inline-flex' },
  show: { marginLeft: '32px' },
});

/** No employer on this device yet: the work account, or an invitation code once (A11, A11b). */
export function ConnectCard({
  state,
  actions,
  onShowDetails,
}: CardProps<'notConnected'> & { readonly onShowDetails: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const byCode = state.entry === 'code';
  // Where the host cannot sign in with an account, the code is the only way and nothing leads back.
  const [offersAccount] = useState(!byCode);
  return (
    <>
      <Bar look="brand" icon={<MailCheckmark16Regular />}>
        {t(
          state.canCancel
            ? 'home.connect.again'
            : state.isRejection
              ? 'home.connect.detected'
              : 'home.connect.neutral',
        )}
      </Bar>
      <div className={styles.page}>
        <AppMark size={44} />
        <Stack>
          <CardTitle className={styles.title}>
            {t(byCode ? 'home.connect.code.title' : 'home.connect.title')}
          </CardTitle>
          <p className={styles.text}>
            {t(
              !byCode
                ? 'home.connect.body'
                : state.canCancel
                  ? 'home.connect.code.again'
                  : 'home.connect.code.body',
            )}
          </p>
        </Stack>
        {byCode ? (
          <ByCode state={state} actions={actions} offersAccount={offersAccount} />
        ) : (
          <ByAccount state={state} actions={actions} />
        )}
      </div>
      <Card look="flat">
        <h3 className={styles.what}>{t('home.connect.what')}</h3>
        <div className={styles.facts}>
          <Fact
            icon={<Checkmark20Regular className={styles.yes} />}
            title={t('home.connect.sends')}
            note={t('home.connect.sends.note')}
          />
          <Fact
            icon={<Dismiss20Regular className={styles.never} />}
            title={t('home.connect.never')}
            note={t('home.connect.never.note')}
          />
        </div>
        <div className={styles.show}>
          <LinkButton onPress={onShowDetails}>{t('privacy.show')}</LinkButton>
        </div>
      </Card>
    </>
  );
}

type EntryProps = Pick<CardProps<'notConnected'>, 'state' | 'actions'>;

function ByAccount({ state, actions }: EntryProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { fault } = state;
  const text = fault !== null && !isCodeFault(fault) ? t(OTHER_FAULTS[fault]) : '';
  useFaultSaid(text);
  return (
    <>
      {text !== '' && <Fault text={text} />}
      <div className={styles.actions}>
        <PrimaryButton busy={state.busy} onPress={() => actions.connect()}>
          {t('home.connect.action')}
        </PrimaryButton>
        <SubtleButton full onPress={() => actions.useInvitationCode()}>
          {t('home.connect.useCode')}
        </SubtleButton>
      </div>
    </>
  );
}

const CODE_FAULTS = {
  format: 'home.connect.code.err.format',
  unknown: 'home.connect.code.err.unknown',
  wait: 'home.connect.code.err.wait',
} as const;

function isCodeFault(fault: ConnectFault | null): fault is keyof typeof CODE_FAULTS {
  return fault !== null && fault in CODE_FAULTS;
}

function ByCode({ state, actions, offersAccount }: EntryProps & { readonly offersAccount: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [code, setCode] = useState('');
  const [presses, setPresses] = useState(0);
  const { fault, busy } = state;
  const fieldFault = isCodeFault(fault) ? t(CODE_FAULTS[fault], { example: EXAMPLE_CODE }) : null;
  const otherFault = fault === null || isCodeFault(fault) ? '' : t(OTHER_FAULTS[fault]);
  useFaultSaid(fieldFault ?? otherFault, presses);
  const submit = () => {
    if (busy) return;
    setPresses(presses + 1);
    actions.submitCode(code);
  };
  return (
    <>
      <TextField
        code
        label={t('home.connect.code.label')}
        hint={t('home.connect.code.hint')}
        fault={fieldFault}
        value={code}
        onChange={setCode}
        format={formatInvitationCode}
        onSubmit={submit}
      />
      {otherFault !== '' && <Fault text={otherFault} />}
      <div className={styles.actions}>
        <PrimaryButton busy={busy} onPress={submit}>
          {t('home.connect.action')}
        </PrimaryButton>
        {offersAccount && (
          <SubtleButton full onPress={() => actions.useAccount()}>
            {t('home.connect.code.useAccount')}
          </SubtleButton>
        )}
        {state.canCancel && (
          <SubtleButton full onPress={() => actions.cancelConnect()}>
            {t('common.cancel')}
          </SubtleButton>
        )}
      </div>
    </>
  );
}

const OTHER_FAULTS = {
  offline: 'home.connect.offline',
  tenant: 'home.connect.tenant',
  failed: 'home.connect.failed',
  service: 'common.error',
} as const;

/** Says why a try failed: also when the next press fails as the last did, but not when the card comes back with it. */
function useFaultSaid(text: string, presses = 0): void {
  const announce = useAnnounce();
  const said = useRef({ text, presses });
  useEffect(() => {
    if (said.current.text === text && said.current.presses === presses) return;
    said.current = { text, presses };
    if (text !== '') announce(text, 'assertive');
  }, [announce, text, presses]);
}

function Fault({ text }: { readonly text: string }) {
  return (
    <div className={useStyles().fault}>
      <Bar look="warn" icon={<Warning16Regular />}>
        {text}
      </Bar>
    </div>
  );
}

function Fact({
  icon,
  title,
  note,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly note: string;
}) {
  const styles = useStyles();
  return (
    <div className={styles.fact}>
      <span aria-hidden="true">{icon}</span>
      <span>
        {title}
        <br />
        <Label>{note}</Label>
      </span>
    </div>
  );
}
