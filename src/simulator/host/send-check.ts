import { contextDataText } from './notification-calls.ts';
import { sendModeOf, type SendMode } from './manifest.ts';
import type { FunctionOutcome } from './page-host.ts';

/** What the Smart Alert shows. */
export interface SmartAlert {
  readonly message: string;
  /** Label of the action button; null when the add-in gave no command for it. */
  readonly action: {
    readonly label: string;
    readonly commandId: string;
    readonly contextData: string;
  } | null;
  readonly maySendAnyway: boolean;
}

export type SendVerdict =
  | { readonly kind: 'allow' }
  | { readonly kind: 'ask'; readonly alert: SmartAlert }
  /** The add-in did not decide; `PromptUser` and `SoftBlock` both leave the choice to the user then. */
  | { readonly kind: 'unavailable'; readonly maySendAnyway: boolean };

/** Longest texts of the dialog (SmartAlertsEventCompletedOptions, office-js reference). */
const MAX_MESSAGE = 500;
const MAX_LABEL = 20;

/** What Outlook does with the end of an `OnMessageSend` handler. */
export function sendVerdict(outcome: FunctionOutcome, declared: SendMode): SendVerdict {
  if (outcome.kind !== 'completed') return { kind: 'unavailable', maySendAnyway: declared !== 'block' };
  const { result } = outcome;
  if (result['allowEvent'] === true) return { kind: 'allow' };
  const override = result['sendModeOverride'];
  const mode = typeof override === 'string' ? sendModeOf(override) : declared;
  const commandId = text(result['commandId']);
  return {
    kind: 'ask',
    alert: {
      message: text(result['errorMessage']).slice(0, MAX_MESSAGE),
      action: commandId
        ? {
            commandId,
            label: text(result['cancelLabel']).slice(0, MAX_LABEL),
            contextData: contextDataText(result['contextData']),
          }
        : null,
      maySendAnyway: mode === 'promptUser',
    },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
