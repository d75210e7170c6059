import { mailPage } from '../model/mail-page.ts';
import { useStore, useTranslate, useWindow } from './session-context.ts';
import type { Mail } from './use-inbox.ts';

/** One mail as its reader sees it, in a frame that can run nothing. */
export function MailView({ mail }: { readonly mail: Mail }) {
  const { session } = useWindow();
  const { theme } = useStore(session.settings);
  const translate = useTranslate();
  return (
    <iframe
      className="mail-body"
      title={translate('s.inbox.body')}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={mailPage(mail, theme)}
    />
  );
}
