import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BlockPreview } from '../../compose/home-state.ts';

const useStyles = makeStyles({
  quote: {
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    padding: '2px 0 2px 12px',
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
  },
  url: { display: 'block', color: tokens.colorBrandForegroundLink, fontSize: '12px' },
  mono: {
    margin: 0,
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: 'var(--relayMono)',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
  },
  appear: {
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '200ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
});

/** The inserted sentence and link, drawn as they look in the mail. */
export function BlockQuote({
  preview,
  appear,
}: {
  readonly preview: BlockPreview;
  readonly appear?: boolean;
}) {
  const styles = useStyles();
  return (
    <div lang={languageOf(preview.sentence)} className={mergeClasses(styles.quote, appear && styles.appear)}>
      {preview.sentence}
      <span className={styles.url}>{preview.url}</span>
    </div>
  );
}

/** The block is written in the mail's language, which need not be the pane's (ux 15). */
function languageOf(text: string): 'ja' | 'en' {
  return /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? 'ja' : 'en';
}

/** Text of a plain-text mail, character for character. */
export function PlainText({ children, id }: { readonly children: string; readonly id?: string }) {
  const styles = useStyles();
  return (
    <pre id={id} lang={languageOf(children)} className={styles.mono}>
      {children}
    </pre>
  );
}
