import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BlockPreview } from '../../compose/home-state.ts';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  quote: makeResetStyles({
    borderInlineStart: `3px solid ${tokens.colorBrandStroke1}`,
    paddingBlock: '2px',
    paddingInline: '12px 0',
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
  }),
  url: makeResetStyles({ display: 'block', color: tokens.colorBrandForegroundLink, fontSize: '12px' }),
  mono: makeResetStyles({
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
  }),
  // The mail has room for all of it; in two lines it would be no rule.
  rule: makeResetStyles({
    display: 'inline-block',
    maxWidth: '100%',
    overflow: 'hidden',
    whiteSpace: 'pre',
    verticalAlign: 'top',
  }),
});

const useStyles = makeStyles({
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
  const base = useBase();
  const styles = useStyles();
  return (
    <div lang={languageOf(preview.sentence)} className={mergeClasses(base.quote, appear && styles.appear)}>
      {preview.sentence}
      <span className={base.url}>{preview.url}</span>
    </div>
  );
}

/** The block is written in the mail's language, which need not be the pane's. */
function languageOf(text: string): 'ja' | 'en' {
  return /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? 'ja' : 'en';
}

/** Text of a plain-text mail, character for character. */
export function PlainText({ children, id }: { readonly children: string; readonly id?: string }) {
  const base = useBase();
  return (
    <pre id={id} lang={languageOf(children)} className={base.mono}>
      {children.split(/(^-{20,}$)/m).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <span key={index} className={base.rule}>
            {part}
          </span>
        ),
      )}
    </pre>
  );
}
