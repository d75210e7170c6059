import en from './later/en.json' with { type: 'json' };
import ja from './later/ja.json' with { type: 'json' };

/** The few texts the event code needs, picked by name so that a build leaves all others out of its one small file. */
export const ALERT_TEXTS = {
  ja: {
    mismatch: ja['alert.mismatch'],
    mismatchAction: ja['alert.mismatch.action'],
    mismatchPlain: ja['alert.mismatch.plain'],
    otherCompany: ja['alert.otherCompany'],
    otherCompanyPlain: ja['alert.otherCompany.plain'],
    several: ja['alert.several'],
    severalPlain: ja['alert.several.plain'],
    severalUnknown: ja['alert.several.unknown'],
    severalUnknownPlain: ja['alert.several.unknown.plain'],
    severalAction: ja['alert.several.action'],
    missing: ja['alert.missing'],
    missingAction: ja['alert.missing.action'],
  },
  en: {
    mismatch: en['alert.mismatch'],
    mismatchAction: en['alert.mismatch.action'],
    mismatchPlain: en['alert.mismatch.plain'],
    otherCompany: en['alert.otherCompany'],
    otherCompanyPlain: en['alert.otherCompany.plain'],
    several: en['alert.several'],
    severalPlain: en['alert.several.plain'],
    severalUnknown: en['alert.several.unknown'],
    severalUnknownPlain: en['alert.several.unknown.plain'],
    severalAction: en['alert.several.action'],
    missing: en['alert.missing'],
    missingAction: en['alert.missing.action'],
  },
} as const;
