import { useId, useState } from 'react';
import type { BlockPreview } from '../../compose/home-state.ts';
import { TextT16Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';
import { Bar } from './Bar.tsx';
import { LinkButton } from './buttons.tsx';
import { Label, Row, Stack } from './layout.tsx';
import { BlockQuote, PlainText } from './Quote.tsx';

const PLACEMENTS = {
  signature: 'home.placement.signature',
  cursor: 'home.placement.cursor',
  selection: 'home.placement.selection',
} as const;

/** Lines of a plain-text block shown before "show all". */
const FIRST_LINES = 5;

export function PlacementLabel({ placement }: { readonly placement: keyof typeof PLACEMENTS }) {
  const { t } = useTexts();
  return <Label>{t(PLACEMENTS[placement])}</Label>;
}

/** Where the block will go, and what it will say, expanded in place. */
export function PlacementAndPreview({
  preview,
  placement,
}: {
  readonly preview: BlockPreview;
  readonly placement: keyof typeof PLACEMENTS;
}) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Row spread>
        <PlacementLabel placement={placement} />
        <LinkButton expanded={open} controls={id} onPress={() => setOpen(!open)}>
          {t('home.preview')}
        </LinkButton>
      </Row>
      {open && (
        <div id={id}>
          <BlockQuote preview={preview} appear />
        </div>
      )}
    </>
  );
}

/** A plain-text mail gets plain text: its first lines, all of them on demand (A13). */
export function PlainTextPreview({ preview }: { readonly preview: BlockPreview }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const id = useId();
  const lines = preview.plainText.trimEnd().split(/\r?\n/);
  const cut = lines.length > FIRST_LINES;
  return (
    <>
      <Bar icon={<TextT16Regular />}>{t('home.plain.note')}</Bar>
      <Stack gap="tight">
        <PlainText id={id}>
          {open || !cut ? lines.join('\n') : `${lines.slice(0, FIRST_LINES).join('\n')}…`}
        </PlainText>
        {cut && (
          <LinkButton expanded={open} controls={id} onPress={() => setOpen(!open)}>
            {t('home.previewAll')}
          </LinkButton>
        )}
      </Stack>
    </>
  );
}
