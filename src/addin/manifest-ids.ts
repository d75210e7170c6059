/** Names shared with manifest.xml; Outlook compares them letter by letter. */
export const PANE_CONTROL = 'cr.pane';
export const INSERT_CONTROL = 'cr.insert';
export const INSERT_FUNCTION = 'insertReferral';
export const ON_COMPOSE = 'onMessageCompose';
export const ON_RECIPIENTS = 'onRecipientsChanged';
export const ON_SEND = 'onMessageSend';
