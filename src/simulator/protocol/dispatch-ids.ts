/**
 * The number each Outlook call travels under, for what a message being composed can ask.
 * The browser tests hold it against the installed library, which sends these.
 */
export const OUTLOOK_CALLS = {
  'mailbox.getUserIdentityTokenAsync': 2,
  'item.loadCustomPropertiesAsync': 3,
  'customProperties.saveAsync': 4,
  'mailbox.getCallbackTokenAsync': 12,
  'body.setSelectedDataAsync': 13,
  'body.getTypeAsync': 14,
  'recipients.getAsync': 15,
  'item.addFileAttachmentAsync': 16,
  'subject.setAsync': 17,
  'subject.getAsync': 18,
  'recipients.setAsync': 21,
  'recipients.addAsync': 22,
  'body.prependAsync': 23,
  'item.getSelectedDataAsync': 28,
  'item.setSelectedDataAsync': 29,
  'item.saveAsync': 32,
  'notificationMessages.addAsync': 33,
  'notificationMessages.getAllAsync': 34,
  'notificationMessages.replaceAsync': 35,
  'notificationMessages.removeAsync': 36,
  'body.getAsync': 37,
  'body.setAsync': 38,
  'item.close': 41,
  'mailbox.displayNewMessageForm': 44,
  'item.getInitializationContextAsync': 99,
  'from.getAsync': 107,
  'item.getSharedPropertiesAsync': 108,
  'item.getAttachmentsAsync': 149,
  'internetHeaders.getAsync': 151,
  'internetHeaders.setAsync': 152,
  'internetHeaders.removeAsync': 153,
  'telemetry.log': 163,
  'item.getItemIdAsync': 164,
  'item.getComposeTypeAsync': 174,
  'item.isClientSignatureEnabledAsync': 175,
  'item.disableClientSignatureAsync': 176,
  'mailbox.displayNewMessageFormAsync': 178,
  'sessionData.setAsync': 185,
  'sessionData.getAsync': 186,
  'sessionData.getAllAsync': 187,
  'sessionData.clearAsync': 188,
  'sessionData.removeAsync': 189,
  'telemetry.logCustomerContent': 193,
  'telemetry.trackCtq': 400,
  'telemetry.recordTrace': 401,
  'telemetry.recordDataPoint': 402,
  'roamingSettings.saveAsync': 404,
} as const;

export type OutlookCall = keyof typeof OUTLOOK_CALLS;

/** Calls every Office application shares; they travel under `executeMethod`. */
export const SHARED_CALLS = {
  commandCompleted: 94,
  closeContainer: 97,
  getAccessToken: 98,
  openBrowserWindow: 102,
} as const;

/** The event each name registers for. */
export const EVENTS = {
  officeThemeChanged: 9,
  appCommandInvoked: 39,
  olkItemSelectedChanged: 46,
  olkRecipientsChanged: 47,
  olkAttachmentsChanged: 50,
  olkInfobarClicked: 52,
} as const;

export type HostEvent = keyof typeof EVENTS;

/** What page and host tell each other about the focus and the page itself. */
export const HOST_ACTION = {
  controlF6Exit: 5,
  controlF6ExitBackwards: 6,
  tabIn: 11,
  tabInBackwards: 12,
  tabExit: 13,
  tabExitBackwards: 14,
  escape: 15,
  nothingFocusable: 17,
  nothingFocusableBackwards: 18,
} as const;

const NAME_BY_ID = new Map<number, OutlookCall>(
  (Object.keys(OUTLOOK_CALLS) as OutlookCall[]).map((name) => [OUTLOOK_CALLS[name], name]),
);

/** The call's name, or null for a number this host does not know. */
export function outlookCallName(dispatchId: number): OutlookCall | null {
  return NAME_BY_ID.get(dispatchId) ?? null;
}
