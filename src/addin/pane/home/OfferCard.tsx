import { makeResetStyles, tokens } from '@fluentui/react-components';
import type { HomeActions } from '../../compose/home-state.ts';
import { Alert20Regular } from '../icons.ts';
import { SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';
import { slotsOf } from '../theme/slots-of.ts';

const useStyles = slotsOf({
  offer: makeResetStyles({ display: 'flex', columnGap: '12px', alignItems: 'flex-start' }),
  bell: makeResetStyles({ color: tokens.colorBrandForeground1, paddingTop: '1px', display: 'inline-flex' }),
  title: makeResetStyles({ fontWeight: tokens.fontWeightSemibold, margin: '0 0 2px', textWrap: 'balance' }),
});

/** Whether to begin with the reminder of missing links, and whether to stop it. */
export interface OfferState {
  readonly kind: 'offer';
  readonly offer: 'start' | 'stop';
}

/** A question below the state card, asked once; ignoring it is an answer too (A04b). */
export function OfferCard({
  offer,
  actions,
}: {
  readonly offer: OfferState['offer'];
  readonly actions: HomeActions;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const starts = offer === 'start';
  return (
    <Card look="flat">
      <div className={styles.offer}>
        <span className={styles.bell} aria-hidden="true">
          <Alert20Regular />
        </span>
        <div>
          <p className={styles.title}>{t(starts ? 'home.offer.title' : 'home.stop.title')}</p>
          <Label>{t('home.offer.body')}</Label>
        </div>
      </div>
      <Row>
        <SecondaryButton onPress={() => (starts ? actions.acceptReminder() : actions.keepReminder())}>
          {t(starts ? 'home.offer.yes' : 'home.stop.no')}
        </SecondaryButton>
        <SubtleButton onPress={() => (starts ? actions.declineReminder() : actions.stopReminder())}>
          {t(starts ? 'home.offer.no' : 'home.stop.yes')}
        </SubtleButton>
      </Row>
    </Card>
  );
}
