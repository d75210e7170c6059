import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { copyText } from '../../clipboard.ts';
import { useAnnounce } from '../announcer.tsx';
import { Checkmark20Regular, Copy20Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';
import { LinkButton, PrimaryButton, SecondaryButton } from './buttons.tsx';
import { Label } from './layout.tsx';
import { useInputLook } from './use-input-look.ts';

const CONFIRMATION_MS = 2000;
const MOST_ROWS = 8;

const useStyles = makeStyles({
  byHand: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    width: '100%',
    minWidth: 0,
    textAlign: 'start',
  },
  text: { display: 'block', resize: 'vertical', overflowWrap: 'anywhere' },
});

/**
 * Copies a text and confirms it on the button itself for two seconds, and by voice (A14). Where nothing may be copied the
 * text is shown, to be copied by hand. `text` is asked in the press, which is the only moment to copy in some clients.
 */
export function CopyButton({
  children,
  text,
  look,
  announcement,
  onCopied,
}: {
  readonly children: ReactNode;
  readonly text: () => string;
  readonly look: 'primary' | 'secondary' | 'compact' | 'link';
  /** Said instead of "Copied". */
  readonly announcement?: string;
  readonly onCopied?: () => void;
}) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const [byHand, setByHand] = useState<{ readonly text: string } | null>(null);
  const busy = useRef(false);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    if (busy.current) return;
    busy.current = true;
    const wanted = text();
    const copied = wanted !== '' && (await copyText(wanted));
    busy.current = false;
    setByHand(copied || wanted === '' ? null : { text: wanted });
    if (copied || wanted === '') {
      setOutcome(copied ? 'copied' : 'failed');
      announce(copied ? (announcement ?? t('common.copied')) : t('common.error'));
    }
    if (copied) onCopied?.();
  };

  const label =
    outcome === 'copied' ? t('common.copied') : outcome === 'failed' ? t('common.error') : children;
  const press = () => void copy();
  const icon = outcome === 'copied' ? <Checkmark20Regular /> : <Copy20Regular />;
  return (
    <>
      {look === 'link' ? (
        <LinkButton onPress={press}>{label}</LinkButton>
      ) : look === 'primary' ? (
        <PrimaryButton icon={icon} onPress={press}>
          {label}
        </PrimaryButton>
      ) : (
        <SecondaryButton
          full={look === 'secondary'}
          {...(look === 'compact' ? { icon } : {})}
          onPress={press}
        >
          {label}
        </SecondaryButton>
      )}
      {byHand !== null && <ByHand shown={byHand} />}
    </>
  );
}

/** Selected already; the focus on it says aloud what is to be done. */
function ByHand({ shown }: { readonly shown: { readonly text: string } }) {
  const styles = useStyles();
  const inputLook = useInputLook();
  const { t } = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  // Each press is answered, one for the same text as well.
  useEffect(() => {
    field.current?.blur();
    field.current?.focus();
  }, [shown]);
  return (
    <label className={styles.byHand}>
      <Label>{t('common.copyByHand')}</Label>
      <textarea
        ref={field}
        className={mergeClasses(inputLook, styles.text)}
        readOnly
        rows={Math.min(MOST_ROWS, shown.text.split('\n').length + 1)}
        value={shown.text}
        onFocus={(event) => event.currentTarget.select()}
      />
    </label>
  );
}
