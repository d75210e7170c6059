/** What a function command or launch event hands over. */
export interface OfficeEvent {
  completed(options?: { readonly [name: string]: unknown }): void;
}

/**
 * Ties a name of the manifest to its handler. Call it at the top level of a file: Outlook may ask for the handler
 * before Office.onReady, and classic Outlook on Windows never runs onReady (office-js#3219).
 */
export function associateAction(name: string, handler: (event: OfficeEvent) => void): void {
  if (typeof Office !== 'undefined' && Office.actions) Office.actions.associate(name, handler);
}

/**
 * Tells Outlook that this page is ready for its commands and events. Outlook on the web and on Mac send none before; call
 * it in the task that associated the last action, or an early one meets an unknown name.
 */
export function receiveActions(): void {
  if (typeof Office !== 'undefined') void Office.onReady();
}
