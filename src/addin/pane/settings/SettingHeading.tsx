import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLandingLook } from '../parts/landing-look.ts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
});

/** What a group of settings is about; one with an `id` can be landed on. */
export function SettingHeading({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const landing = useLandingLook();
  if (id === undefined) return <h2 className={styles.heading}>{children}</h2>;
  return (
    <h2 id={id} tabIndex={-1} className={mergeClasses(styles.heading, landing)}>
      {children}
    </h2>
  );
}
