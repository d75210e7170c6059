import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };

/** The few texts the event code needs, picked by name so that a build leaves all others out of its one small file. */
export const ALERT_TEXTS = {
  ja: {
    mismatch: ja['alert.mismatch'],
    mismatchAction: ja['alert.mismatch.action'],
    several: ja['alert.several'],
    severalUnknown: ja['alert.several.unknown'],
    severalAction: ja['alert.several.action'],
    missing: ja['alert.missing'],
    missingAction: ja['alert.missing.action'],
  },
  en: {
    mismatch: en['alert.mismatch'],
    mismatchAction: en['alert.mismatch.action'],
    several: en['alert.several'],
    severalUnknown: en['alert.several.unknown'],
    severalAction: en['alert.several.action'],
    missing: en['alert.missing'],
    missingAction: en['alert.missing.action'],
  },
} as const;
