/** Names the wording a person agreed to; a new wording gets a new name. */
export const CONSENT_VERSION = '2026-11-27';
/** The wording beside the switches of a person's own page, which is shorter than the form's. */
export const SWITCH_VERSION = '2026-11-27-my';
