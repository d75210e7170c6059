import { ITEM_TYPE_MESSAGE_COMPOSE, ITEM_TYPE_NONE } from './payloads.ts';

/** What identifies one add-in page to its host. */
export interface FrameIdentity {
  readonly conversationId: string;
  readonly controlId: string;
}

/** Settings our own shim reads from the frame's name before office.js runs; office.js ignores the key. */
export interface ShimSettings {
  readonly theme: OfficeThemeColors | null;
  readonly offline: boolean;
  readonly hostName: string;
}

export interface OfficeThemeColors {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

/**
 * The `name` an add-in frame must be created with: it tells office.js which application it is in and whom to talk to.
 * The frame reads it at its first script, so it cannot be set later.
 */
export function frameName(
  identity: FrameIdentity,
  locale: string,
  hostOrigin: string,
  shim: ShimSettings,
): string {
  return JSON.stringify({
    baseFrameName: identity.controlId,
    hostInfo: `Outlook$Web$16.01$${locale}$${identity.conversationId}$$disableLogging$`,
    xdmInfo: `${identity.conversationId}|${identity.controlId}|${hostOrigin}`,
    serializerVersion: '1',
    flights: '[]',
    simulator: shim,
  });
}

/** Answer to the first request of a page. Leaving out one of the first nine values breaks the start-up. */
export function appContext(
  identity: FrameIdentity,
  locale: string,
  roamingSettings: Readonly<Record<string, string>>,
  requirements: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return {
    _id: identity.controlId,
    _appName: 64,
    _appVersion: '16.01',
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: 'https://mail.aoba.example/',
    _clientMode: 1,
    _settings: roamingSettings,
    _reason: 'documentOpened',
    _appInstanceId: identity.conversationId,
    _appMinorVersion: 1,
    // The lower-case key hands telemetry to the host instead of a script from outside.
    _requirementMatrix: JSON.stringify({ ...requirements, DialogApi: '1.2', react: '1.1' }),
    _hostFullVersion: '16.0.0.0',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: identity.conversationId,
    _addinName: '',
    _appDomains: [],
    _featureGates: {},
    _initialDisplayMode: 0,
  };
}

export interface InitialDataInput {
  readonly permissionLevel: number;
  readonly userName: string;
  readonly userAddress: string;
  readonly conversationId: string | null;
  readonly hostVersion: string;
  readonly shared: boolean;
  /** False for a pane beside no message. */
  readonly hasItem: boolean;
}

/** Answer to `GetInitialData`: the mailbox and the message the page belongs to. */
export function initialData(input: InitialDataInput): Record<string, unknown> {
  return {
    itemType: input.hasItem ? ITEM_TYPE_MESSAGE_COMPOSE : ITEM_TYPE_NONE,
    permissionLevel: input.permissionLevel,
    userDisplayName: input.userName,
    userEmailAddress: input.userAddress,
    userTimeZone: 'Tokyo Standard Time',
    userProfileType: 'enterprise',
    hostVersion: input.hostVersion,
    owaView: 'ThreeColumns',
    conversationId: input.conversationId,
    seriesId: null,
    timeZoneOffsets: [{ start: 0, end: 253402300799000, offset: 540 }],
    ewsUrl: '',
    restUrl: '',
    isRead: true,
    // Without it the library offers no getSharedPropertiesAsync.
    isFromSharedFolder: input.shared,
    extensionId: 'career-relay',
  };
}
