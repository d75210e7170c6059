import { makeResetStyles } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Reason } from '../../compose/home-state.ts';
import { useTexts } from '../texts.tsx';
import { LinkButton } from './buttons.tsx';
import { Label, Stack } from './layout.tsx';
import { shortQuote } from './short-quote.ts';
import { Tag } from './Tag.tsx';

const SHOWN_AT_FIRST = 2;

const useList = makeResetStyles({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px',
  margin: 0,
  padding: 0,
  listStyleType: '""',
});

/** Why the draft looks like a rejection, in the author's own words: two at first, the others on demand. */
export function ReasonChips({ reasons }: { readonly reasons: readonly Reason[] }) {
  const list = useList();
  const { t } = useTexts();
  const [expanded, setExpanded] = useState(false);
  const labelId = useId();
  const shown = expanded ? reasons : reasons.slice(0, SHOWN_AT_FIRST);
  const hidden = reasons.length - shown.length;
  if (reasons.length === 0) return null;
  return (
    <Stack gap="tight">
      <Label id={labelId}>{t('home.reasons')}</Label>
      <ul className={list} aria-labelledby={labelId}>
        {shown.map(({ quote, language }) => (
          <li key={quote}>
            <Tag chip lang={language}>
              {t('home.reason.quote', { text: expanded ? quote : shortQuote(quote) })}
            </Tag>
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <LinkButton expanded={false} onPress={() => setExpanded(true)}>
              {t('home.reason.more', { n: hidden })}
            </LinkButton>
          </li>
        )}
      </ul>
    </Stack>
  );
}
