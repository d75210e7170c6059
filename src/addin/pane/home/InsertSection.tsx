import type { BlockPreview } from '../../compose/home-state.ts';
import type { BodyType } from '../../host/mail-host.ts';
import { LinkAdd20Regular } from '../icons.ts';
import { PrimaryButton } from '../parts/buttons.tsx';
import { Stack } from '../parts/layout.tsx';
import { PlacementAndPreview, PlacementLabel, PlainTextPreview } from '../parts/PreviewDisclosure.tsx';
import { useTexts } from '../texts.tsx';

/** The primary action of a card that can insert, with where the block goes and what it says. */
export function InsertSection({
  insertable,
  label,
  inserting,
  onInsert,
}: {
  readonly insertable: {
    readonly preview: BlockPreview;
    readonly placement: 'signature' | 'cursor' | 'selection';
    readonly bodyType: BodyType;
  };
  readonly label: string;
  readonly inserting: boolean;
  readonly onInsert: () => void;
}) {
  const { t } = useTexts();
  const { preview, placement, bodyType } = insertable;
  const plain = bodyType === 'text';
  return (
    <>
      {plain && <PlainTextPreview preview={preview} />}
      <Stack>
        <PrimaryButton icon={<LinkAdd20Regular />} busy={inserting} onPress={onInsert}>
          {inserting ? t('home.inserting') : label}
        </PrimaryButton>
        {plain ? (
          <PlacementLabel placement={placement} />
        ) : (
          <PlacementAndPreview preview={preview} placement={placement} />
        )}
      </Stack>
    </>
  );
}
