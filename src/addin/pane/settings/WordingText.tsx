import { makeStyles, tokens } from '@fluentui/react-components';
import { LINK_MARK, NAME_MARK } from '../../../core/wording/template.ts';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  quote: {
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    padding: '2px 0 2px 12px',
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  mark: {
    display: 'inline-block',
    padding: '0 5px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: '12px',
    lineHeight: '18px',
  },
});

/** A text for the block with its placeholders drawn as what they stand for; the link's own line is left out. */
export function WordingText({ text, lang }: { readonly text: string; readonly lang: 'ja' | 'en' }) {
  const styles = useStyles();
  const { t } = useTexts();
  const pieces = text.replace(LINK_MARK, '').trim().split(NAME_MARK);
  return (
    <div className={styles.quote} lang={lang}>
      {pieces.map((piece, index) => (
        <span key={index}>
          {index > 0 && <span className={styles.mark}>{t('set.edit.name')}</span>}
          {piece}
        </span>
      ))}
    </div>
  );
}
