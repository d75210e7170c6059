import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useAnnounce } from '../announcer.tsx';
import { Checkmark20Regular, Copy20Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';
import { LinkButton, PrimaryButton, SecondaryButton } from './buttons.tsx';

const CONFIRMATION_MS = 2000;

/** Copies a text and confirms it on the button itself for two seconds, and by voice (ux A14). */
export function CopyButton({
  children,
  text,
  look,
  announcement,
  onCopied,
}: {
  readonly children: ReactNode;
  readonly text: () => Promise<string>;
  readonly look: 'primary' | 'secondary' | 'compact' | 'link';
  /** Said instead of "Copied". */
  readonly announcement?: string;
  readonly onCopied?: () => void;
}) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const busy = useRef(false);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    if (busy.current) return;
    busy.current = true;
    const copied = await writeToClipboard(text).finally(() => {
      busy.current = false;
    });
    setOutcome(copied ? 'copied' : 'failed');
    announce(copied ? (announcement ?? t('common.copied')) : t('common.error'));
    if (copied) onCopied?.();
  };

  const label =
    outcome === 'copied' ? t('common.copied') : outcome === 'failed' ? t('common.error') : children;
  const press = () => void copy();
  if (look === 'link') return <LinkButton onPress={press}>{label}</LinkButton>;
  const icon = outcome === 'copied' ? <Checkmark20Regular /> : <Copy20Regular />;
  if (look === 'primary')
    return (
      <PrimaryButton icon={icon} onPress={press}>
        {label}
      </PrimaryButton>
    );
  return (
    <SecondaryButton full={look === 'secondary'} {...(look === 'compact' ? { icon } : {})} onPress={press}>
      {label}
    </SecondaryButton>
  );
}

/** False when the host forbids the clipboard, which some do by policy. */
async function writeToClipboard(text: () => Promise<string>): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(await text());
    return true;
  } catch {
    return false;
  }
}
