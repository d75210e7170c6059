type Handler = (event?: unknown) => void;

/** The few parts of Office.js the adapter touches; `item` is what a test wants it to be. */
export function useOffice(options: { readonly item?: object | null; readonly set?: string }) {
  const handlers: Record<string, Handler> = {};
  const mailbox = {
    item: options.item ?? null,
    userProfile: { emailAddress: 'me@aozora.example', displayName: 'Me' },
    diagnostics: { hostName: 'OutlookWebApp' },
    displayNewMessageForm: (_form?: unknown): void => undefined,
    addHandlerAsync: (type: string, handler: Handler) => {
      handlers[type] = handler;
    },
  };
  const settings = new Map<string, unknown>();
  const highest = Number((options.set ?? '1.12').slice(2));
  Object.assign(globalThis, {
    Office: {
      AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
      CoercionType: { Html: 'html', Text: 'text' },
      EventType: {
        ItemChanged: 'olkItemSelectedChanged',
        RecipientsChanged: 'olkRecipientsChanged',
        OfficeThemeChanged: 'officeThemeChanged',
      },
      HostType: { Outlook: 'Outlook' },
      MailboxEnums: {
        ItemNotificationMessageType: {
          ErrorMessage: 'errorMessage',
          InformationalMessage: 'informationalMessage',
        },
      },
      onReady: () => Promise.resolve({ host: 'Outlook' }),
      context: {
        mailbox,
        displayLanguage: 'ja-JP',
        requirements: { isSetSupported: (_: string, version: string) => Number(version.slice(2)) <= highest },
        roamingSettings: {
          get: (key: string) => settings.get(key),
          set: (key: string, value: unknown) => settings.set(key, value),
          remove: (key: string) => settings.delete(key),
          saveAsync: (callback: (result: unknown) => void) => callback(ok(undefined)),
        },
      },
    },
  });
  return { handlers, mailbox };
}

export function ok(value: unknown) {
  return { status: 'succeeded', value };
}
