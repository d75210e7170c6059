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
