import { LockClosed20Regular, PauseCircle20Regular } from '../icons.ts';
import { Card, CardHead } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

/** The company's contract is paused: nothing new is inserted, while links that were sent go on working. */
export function PausedCard() {
  const { t } = useTexts();
  const { title, rest } = firstSentence(t('home.paused'));
  return (
    <Card>
      <CardHead icon={<PauseCircle20Regular />} tone="mute" title={title} text={rest} />
    </Card>
  );
}

/** An Outlook that lacks what the pane needs: for a company that is live the link can still be copied. */
export function UnsupportedCard({ state, actions }: CardProps<'unsupported'>) {
  const { t } = useTexts();
  const { title, rest } = firstSentence(t('home.unsupported'));
  return (
    <Card>
      <CardHead icon={<LockClosed20Regular />} tone="mute" title={title} text={rest} />
      {state.canCopy && (
        <CopyButton look="primary" text={() => actions.copyText()}>
          {t('home.readonly.copyBlock')}
        </CopyButton>
      )}
    </Card>
  );
}

/** Both messages say what is the case in their first sentence and what still works in the second. */
function firstSentence(text: string): { readonly title: string; readonly rest: string } {
  const end = text.search(/。|\. /) + 1;
  return { title: text.slice(0, end).replace(/[。.]$/, ''), rest: text.slice(end).trim() };
}
