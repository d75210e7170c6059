import { makeResetStyles } from '@fluentui/react-components';
import { Card } from '../parts/Card.tsx';
import { Label, Rule } from '../parts/layout.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { useTexts } from '../texts.tsx';
import { slotsOf } from '../theme/slots-of.ts';

const useStyles = slotsOf({
  row: makeResetStyles({ display: 'flex', alignItems: 'center', columnGap: '12px' }),
  lines: makeResetStyles({ display: 'flex', flexDirection: 'column', rowGap: '8px', flexGrow: 1 }),
  status: makeResetStyles({ textAlign: 'center' }),
});

/** The shape of the detected card while the host hands over the text (A01). */
export function CheckingCard() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <Card>
        <div className={styles.row}>
          <Bone width="32px" height={32} round />
          <div className={styles.lines}>
            <Bone width="70%" />
            <Bone width="45%" height={10} />
          </div>
        </div>
        <Bone height={24} />
        <Rule />
        <div className={styles.row}>
          <Bone width="32px" height={32} round />
          <div className={styles.lines}>
            <Bone width="50%" />
            <Bone width="75%" height={10} />
          </div>
        </div>
        <Bone height={40} />
      </Card>
      <div className={styles.status}>
        <Label>{t('home.checking')}</Label>
      </div>
    </>
  );
}
