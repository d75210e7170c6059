import { Warning16Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { MailEdit20Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';

export interface Note {
  readonly personId: string;
  readonly text: string;
  /** To write to by hand, if the mail program that was asked opens nothing. */
  readonly address?: string;
}

/** What came of writing to somebody again, where there is more to say than that the message is open. */
export function WriteNote({ note: { text, address } }: { readonly note: Note }) {
  const { t } = useTexts();
  if (address === undefined)
    return (
      <Bar look="warn" icon={<Warning16Regular />}>
        {text}
      </Bar>
    );
  return (
    <Bar icon={<MailEdit20Regular style={{ width: 16, height: 16 }} />}>
      {text}{' '}
      <CopyButton key={address} look="link" text={() => address}>
        {t('pool.write.address')}
      </CopyButton>
    </Bar>
  );
}
