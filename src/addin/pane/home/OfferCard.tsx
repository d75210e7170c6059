import { makeStyles, tokens } from '@fluentui/react-components';
import { Alert20Regular } from '../icons.ts';
import { SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  offer: { display: 'flex', columnGap: '12px', alignItems: 'flex-start' },
  bell: { color: tokens.colorBrandForeground1, paddingTop: '1px', display: 'inline-flex' },
  title: { fontWeight: tokens.fontWeightSemibold, margin: '0 0 2px', textWrap: 'balance' },
});

/** A question below the state card, asked once; ignoring it is an answer too (A04b, ux 10). */
export function OfferCard({
  title,
  yes,
  no,
}: {
  readonly title: string;
  readonly yes: { readonly text: string; readonly onPress: () => void };
  readonly no: { readonly text: string; readonly onPress: () => void };
}) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Card look="flat">
      <div className={styles.offer}>
        <span className={styles.bell} aria-hidden="true">
          <Alert20Regular />
        </span>
        <div>
          <p className={styles.title}>{title}</p>
          <Label>{t('home.offer.body')}</Label>
        </div>
      </div>
      <Row>
        <SecondaryButton onPress={yes.onPress}>{yes.text}</SecondaryButton>
        <SubtleButton onPress={no.onPress}>{no.text}</SubtleButton>
      </Row>
    </Card>
  );
}
