import { makeStyles, tokens } from '@fluentui/react-components';
import type { Slot } from '../../../contract/slots.ts';
import type { Translator } from '../../strings/index.ts';
import { daysUntil, shortDateOf } from '../dates.ts';
import { TicketDiagonal20Regular } from '../icons.ts';
import { PrimaryButton, SecondaryButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { Tag } from '../parts/Tag.tsx';
import { Timer16Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  title: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    fontSize: '14px',
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  ticket: { color: tokens.colorBrandForeground1, display: 'inline-flex' },
  note: { marginTop: '-8px' },
});

/** From here on the expiry is worth noticing. */
const EXPIRY_SOON_DAYS = 45;

/** One introduction that can be asked for. The oldest has the filled button. */
export function SlotCard({
  slot,
  first,
  now,
  onRequest,
}: {
  readonly slot: Slot;
  readonly first: boolean;
  readonly now: Date;
  /** Null where nothing can be asked for now. */
  readonly onRequest: (() => void) | null;
}) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const left = slot.expiresOn === null ? null : daysUntil(slot.expiresOn, now);
  return (
    <Card>
      <Row spread>
        <h3 className={styles.title}>
          <span className={styles.ticket} aria-hidden="true">
            <TicketDiagonal20Regular />
          </span>
          {t('slots.free')}
        </h3>
        {left !== null && left <= EXPIRY_SOON_DAYS && (
          <Tag tone="caution" icon={<Timer16Regular />}>
            {t(left === 0 ? 'slots.lastDay' : 'slots.daysLeft', { n: left })}
          </Tag>
        )}
      </Row>
      <div className={styles.note}>
        <Label>{slotDates(slot, now, texts)}</Label>
      </div>
      {onRequest === null ? null : first ? (
        <PrimaryButton size="medium" onPress={onRequest}>
          {t('slots.request')}
        </PrimaryButton>
      ) : (
        <SecondaryButton full onPress={onRequest}>
          {t('slots.request')}
        </SecondaryButton>
      )}
    </Card>
  );
}

/** When it was earned, and its last day where the contract sets one. */
export function slotDates({ grantedAt, expiresOn }: Slot, now: Date, { t, language }: Translator): string {
  const date = shortDateOf(grantedAt, now, language);
  return expiresOn === null
    ? t('slots.granted.noExpiry', { date })
    : t('slots.granted', { date, expiry: shortDateOf(expiresOn, now, language) });
}

/** Free, also by the day it is here: the list may be from before midnight. */
export function isAvailable({ state, expiresOn }: Slot, now: Date): boolean {
  return state === 'available' && (expiresOn === null || daysUntil(expiresOn, now) >= 0);
}
