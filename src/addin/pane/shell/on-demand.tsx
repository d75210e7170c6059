import { useEffect, useReducer, useState, type ComponentType } from 'react';
import type { MessageKey } from '../../strings/index.ts';
import { Warning16Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { LinkButton } from '../parts/buttons.tsx';
import { useTexts } from '../texts.tsx';

/**
 * A component whose code and texts are fetched when it is first shown. Unlike `React.lazy` it does not throw when there is no
 * network: it says so in its place and offers to try again, because a pane must not break over a tab.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  failed: MessageKey = 'tab.failed',
  reload?: () => void,
): ComponentType<Props> & { readonly preload: () => Promise<void> } {
  let View: ComponentType<Props> | null = null;
  let failures = 0;
  const fetchView = async () => {
    View ??= await load();
  };
  /** What fails here is fetched again, and told of, when it is to be shown. */
  const preload = () => fetchView().catch(() => undefined);
  return Object.assign(OnDemand, { preload });

  function OnDemand(props: Props) {
    const texts = useTexts();
    const [hasFailed, setFailed] = useState(false);
    const [, drawAgain] = useReducer((times: number) => times + 1, 0);
    useEffect(() => {
      if (hasFailed || (View && texts.isWhole())) return;
      let shown = true;
      Promise.all([fetchView(), texts.makeWhole()]).then(
        () => shown && drawAgain(),
        () => {
          failures += 1;
          if (shown) setFailed(true);
        },
      );
      return () => {
        shown = false;
      };
    }, [hasFailed, texts]);
    if (hasFailed)
      return (
        <NotLoadedBar text={failed} again={failures > 1} onRetry={() => setFailed(false)} onReload={reload} />
      );
    return View && texts.isWhole() && <View {...props} />;
  }
}

/**
 * Whoever tried `again` in vain may have a pane that is older than what the service still keeps; only a new page helps then.
 * Without a network there would be no page at all.
 */
export function NotLoadedBar({
  text = 'tab.failed',
  again,
  onRetry,
  onReload = () => window.location.reload(),
}: {
  readonly text?: MessageKey;
  readonly again: boolean;
  readonly onRetry: () => void;
  readonly onReload?: (() => void) | undefined;
}) {
  const { t } = useTexts();
  const retry = () => {
    // The button goes with its bar; from the tab's content one goes on to what comes in its place.
    document.activeElement?.closest<HTMLElement>('[role=tabpanel]')?.focus();
    onRetry();
  };
  return (
    <div style={{ padding: '12px' }}>
      <Bar look="warn" icon={<Warning16Regular />} role="status">
        {t(text)} <LinkButton onPress={retry}>{t('common.retry')}</LinkButton>
        {again && navigator.onLine && (
          <>
            {' '}
            <LinkButton onPress={onReload}>{t('tab.reload')}</LinkButton>
          </>
        )}
      </Bar>
    </div>
  );
}
