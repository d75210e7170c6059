/** Names the wording a person agreed to; a new wording gets a new name. */
export const CONSENT_VERSION = '2026-11';
