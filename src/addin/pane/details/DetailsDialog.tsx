import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  FluentProvider,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { clockTime, shortDate } from '../dates.ts';
import { Checkmark16Regular, Dismiss20Regular } from '../icons.ts';
import type { SentRequest } from '../../api/api-client.ts';
import { SubtleButton } from '../parts/buttons.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Label, Row, Rule, Stack } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';
import { fluentTheme } from '../theme/fluent-theme.ts';
import type { PaneTheme } from '../theme/pane-tokens.ts';
import { requestText } from './request-text.ts';

const useStyles = makeStyles({
  surface: {
    width: 'calc(100% - 20px)',
    maxWidth: '400px',
    padding: '16px',
    borderRadius: '10px',
    marginTop: '20px',
    overflowWrap: 'anywhere',
  },
  body: { display: 'flex', flexDirection: 'column', rowGap: '12px', maxHeight: 'calc(100vh - 72px)' },
  head: { display: 'flex', alignItems: 'flex-start', columnGap: '8px' },
  title: { flexGrow: 1, fontSize: '16px', lineHeight: '22px', padding: '5px 0', fontWeight: 600 },
  // Fluent draws its ring only after a Tab it has seen itself; Office.js may have come before.
  close: {
    minWidth: '32px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', padding: '2px', margin: '-2px' },
  sentences: {
    margin: 0,
    padding: 0,
    listStyleType: '""',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    fontSize: '12px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
  },
  sentence: { display: 'flex', columnGap: '8px', alignItems: 'flex-start', textWrap: 'pretty' },
  check: { display: 'inline-flex', flexShrink: 0, paddingTop: '1px' },
  heading: { margin: 0, fontSize: '13px', lineHeight: '16px', fontWeight: tokens.fontWeightSemibold },
  request: {
    margin: 0,
    maxHeight: '190px',
    overflow: 'auto',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: 'var(--relayMono)',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '17px',
    whiteSpace: 'pre-wrap',
    wordBreak: 'normal',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A box that scrolls must be reachable by keyboard. */
const FOCUSABLE = 0;

/** What is read, sent and kept, and the literal last request this add-in sent (A17). */
export function DetailsDialog({ theme, ...content }: DetailsProps & { readonly theme: PaneTheme }) {
  return (
    <FluentProvider theme={fluentTheme(theme)}>
      <DetailsContent {...content} />
    </FluentProvider>
  );
}

interface DetailsProps {
  readonly lastRequest: SentRequest | null;
  readonly onClose: () => void;
}

function DetailsContent({ lastRequest, onClose }: DetailsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface
        className={styles.surface}
        onKeyDown={(event) => {
          // Office.js would hand Escape on to Outlook, which takes the focus into the message.
          if (event.key === 'Escape') event.stopPropagation();
        }}
      >
        <DialogBody className={styles.body}>
          <div className={styles.head}>
            <DialogTitle action={null} className={styles.title}>
              {t('privacy.title')}
            </DialogTitle>
            <Button
              appearance="subtle"
              className={styles.close}
              aria-label={t('common.close')}
              icon={<Dismiss20Regular />}
              onClick={onClose}
            />
          </div>
          <DialogContent className={styles.content}>
            <ul className={styles.sentences}>
              {(['privacy.local', 'privacy.link', 'privacy.sent', 'privacy.stored'] as const).map((key) => (
                <li key={key} className={styles.sentence}>
                  <span className={styles.check} aria-hidden="true">
                    <Checkmark16Regular />
                  </span>
                  <span>{t(key)}</span>
                </li>
              ))}
            </ul>
            <Rule />
            <LastRequestSection request={lastRequest} />
          </DialogContent>
          <Row>
            {lastRequest && (
              <CopyButton key={requestText(lastRequest)} look="compact" text={() => requestText(lastRequest)}>
                {t('privacy.last.copy')}
              </CopyButton>
            )}
            <SubtleButton onPress={onClose}>{t('common.close')}</SubtleButton>
          </Row>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function LastRequestSection({ request }: { readonly request: SentRequest | null }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  return (
    <Stack gap="tight">
      <Row spread>
        <h3 className={styles.heading}>{t('privacy.last.title')}</h3>
        {request && (
          <Label>
            {shortDate(request.sentAt, language)} {clockTime(request.sentAt)}
          </Label>
        )}
      </Row>
      {request ? (
        <>
          <pre
            className={styles.request}
            tabIndex={FOCUSABLE}
            role="region"
            aria-label={t('privacy.last.title')}
          >
            {requestText(request)}
          </pre>
          <Label>{t('privacy.last.note')}</Label>
        </>
      ) : (
        <Label>{t('privacy.last.none')}</Label>
      )}
    </Stack>
  );
}
