import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useId, type ReactNode, type Ref } from 'react';
import { useFocusSwap } from './focus.ts';
import { useLandingLook } from './landing-look.ts';
import { Label } from './layout.tsx';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '8px', minWidth: 0 },
});

/** A question above its answers. It takes the focus as it appears, so that it is read. */
export function Question({
  text,
  place,
  children,
}: {
  readonly text: string;
  readonly place: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  return (
    <div
      ref={place}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      className={mergeClasses(styles.stack, useLandingLook())}
    >
      <Label id={id}>{text}</Label>
      {children}
    </div>
  );
}

/** A question in the place of the button that leads to it; whoever goes back is on that button again. */
export function QuestionInPlace({
  text,
  asking,
  button,
  children,
}: {
  readonly text: string;
  readonly asking: boolean;
  readonly button: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const place = useFocusSwap<HTMLDivElement>(asking);
  if (asking)
    return (
      <Question text={text} place={place}>
        {children}
      </Question>
    );
  return (
    <div ref={place} className={styles.stack}>
      {button}
    </div>
  );
}
