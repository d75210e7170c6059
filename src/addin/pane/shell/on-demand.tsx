import { useEffect, useState, type ComponentType } from 'react';
import type { MessageKey } from '../../strings/index.ts';
import { Warning20Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { LinkButton } from '../parts/buttons.tsx';
import { useTexts } from '../texts.tsx';

/**
 * A component whose code is fetched when it is first shown. Unlike `React.lazy` it does not throw when there is no
 * network: it says so in its place and offers to try again, because a pane must not break over a tab.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  failed: MessageKey = 'tab.failed',
): ComponentType<Props> & { readonly preload: () => Promise<void> } {
  let View: ComponentType<Props> | null = null;
  const fetchView = async () => {
    View ??= await load();
  };
  /** What fails here is fetched again, and told of, when it is to be shown. */
  const preload = () => fetchView().catch(() => undefined);
  return Object.assign(OnDemand, { preload });

  function OnDemand(props: Props) {
    const [state, setState] = useState<'loading' | 'ready' | 'failed'>(View ? 'ready' : 'loading');
    useEffect(() => {
      if (state !== 'loading') return;
      let shown = true;
      fetchView().then(
        () => shown && setState('ready'),
        () => shown && setState('failed'),
      );
      return () => {
        shown = false;
      };
    }, [state]);
    if (state === 'failed') return <NotLoadedBar text={failed} onRetry={() => setState('loading')} />;
    return View && <View {...props} />;
  }
}

export function NotLoadedBar({
  text = 'tab.failed',
  onRetry,
}: {
  readonly text?: MessageKey;
  readonly onRetry: () => void;
}) {
  const { t } = useTexts();
  return (
    <div style={{ padding: '12px' }}>
      <Bar look="warn" icon={<Warning20Regular fontSize={16} />} role="status">
        {t(text)} <LinkButton onPress={onRetry}>{t('common.retry')}</LinkButton>
      </Bar>
    </div>
  );
}
