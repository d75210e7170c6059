import type { OperatorText } from '../operator-text.ts';
import { Section } from './Section.tsx';

/** What somebody wrote into a form that the page does not have any more: there to be read and copied. */
export function Unsaved({
  text,
  words,
}: {
  readonly text: OperatorText;
  readonly words: string | undefined;
}) {
  if (!words?.trim()) return null;
  return (
    <Section title={text('o.unsaved')}>
      <p className="quote">{words}</p>
    </Section>
  );
}
