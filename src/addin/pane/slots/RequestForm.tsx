import { makeStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { hasContent, type RequestDraft, type SlotsOutcome } from '../../relay/slots.ts';
import type { MessageKey } from '../../strings/index.ts';
import { useAnnounce } from '../announcer.tsx';
import { TicketDiagonal16Regular, Warning16Regular } from '../icons.ts';
import type { SlotsSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { PrimaryButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { SelectInput, TextInput } from '../parts/FormField.tsx';
import { Label, Stack } from '../parts/layout.tsx';
import { pressFault, SubPageHead, TabPage } from '../parts/TabPage.tsx';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  pair: {
    display: 'flex',
    columnGap: '12px',
    rowGap: '14px',
    '@media (max-width: 239px)': { flexDirection: 'column' },
  },
});

/** As the wire takes them (contract/slots.ts). */
const MAX = { position: 80, place: 80, who: 400, salary: 80, interviewsFrom: 80 } as const;

/** Why a request did not go out, where trying again is no use. */
const REFUSED: Partial<Record<SlotsOutcome, MessageKey>> = {
  changed: 'slots.changed',
  agency_missing: 'slots.form.noAgency',
  contract_paused: 'slots.form.paused',
  nextSlot: 'slots.form.nextSlot',
};

/** What to ask the agencies for (B03). Nothing is sent before the button is pressed. */
export function RequestForm({
  slots,
  draft,
  busy,
  paused,
  agencies,
  answerDays,
  onSubmit,
  onSent,
  onSlotGone,
}: {
  readonly slots: SlotsSource;
  readonly draft: RequestDraft;
  readonly busy: boolean;
  readonly paused: boolean;
  readonly agencies: number;
  readonly answerDays: number;
  readonly onSubmit: () => void;
  readonly onSent: (note: string) => void;
  /** The list is in the form's place. */
  readonly onSlotGone: (note: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const announce = useAnnounce();
  const [checked, setChecked] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [refused, setNote] = useState('');
  const note = refused === '' && paused ? t('slots.form.paused') : refused;
  const position = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const who = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const missing = {
    position: checked && draft.position.trim() === '' ? t('slots.form.err.position') : null,
    who: checked && draft.who.trim() === '' ? t('slots.form.err.who') : null,
  };

  const leave = () => {
    if (hasContent(draft)) setLeaving(true);
    else slots.closeForm(false);
  };
  const submit = async () => {
    setChecked(true);
    if (draft.position.trim() === '') return position.current?.focus();
    if (draft.who.trim() === '') return who.current?.focus();
    onSubmit();
    const outcome = await slots.submit();
    if (outcome === 'pressedAgain') return;
    if (outcome === 'done') return onSent(t('slots.form.sent', { n: answerDays }));
    const text = t(REFUSED[outcome] ?? pressFault(outcome));
    if (slots.view().formFor === null) onSlotGone(text);
    setNote(text);
    announce(text);
  };
  const field = (name: keyof typeof MAX) => ({
    value: draft[name],
    maxLength: MAX[name],
    onChange: (value: string) => slots.change({ [name]: value }),
  });

  return (
    <TabPage>
      <SubPageHead
        title={t('slots.request')}
        onBack={leave}
        leaving={leaving}
        onKeep={() => slots.closeForm(true)}
        onDrop={() => slots.closeForm(false)}
      />
      <Card>
        <TextInput
          label={t('slots.form.position')}
          required
          fault={missing.position}
          inputRef={position}
          {...field('position')}
        />
        <div className={styles.pair}>
          <TextInput label={t('slots.form.place')} {...field('place')} />
          <SelectInput
            narrow
            label={t('slots.form.employment')}
            value={draft.employment}
            onChange={(employment) => slots.change({ employment })}
            options={[
              { value: '', text: t('slots.form.employment.none') },
              { value: 'permanent', text: t('slots.form.employment.permanent') },
              { value: 'contract', text: t('slots.form.employment.contract') },
              { value: 'part_time', text: t('slots.form.employment.part_time') },
            ]}
          />
        </div>
        <TextInput
          label={t('slots.form.who')}
          required
          long
          hint={t('slots.form.who.hint')}
          fault={missing.who}
          inputRef={who}
          {...field('who')}
        />
        <div className={styles.pair}>
          <TextInput label={t('slots.form.salary')} {...field('salary')} />
          <TextInput narrow label={t('slots.form.when')} {...field('interviewsFrom')} />
        </div>
        <Bar look="brand" icon={<TicketDiagonal16Regular />}>
          {t('slots.form.slotNote')}
        </Bar>
        {note !== '' && (
          <Bar look="warn" icon={<Warning16Regular />}>
            {note}
          </Bar>
        )}
        <Stack gap="close">
          <PrimaryButton busy={busy} onPress={() => void submit()}>
            {t('slots.form.submit')}
          </PrimaryButton>
          <Label look="centered">{t('slots.form.who.goes', { n: agencies })}</Label>
          {slots.notifiedAddress() !== '' && (
            <Label look="centered">{t('slots.form.notify', { mail: slots.notifiedAddress() })}</Label>
          )}
        </Stack>
      </Card>
    </TabPage>
  );
}
