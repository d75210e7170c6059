/** Faults a client can reproduce, each with the public report it is taken from; null for one made up to try a failure. */
export const DEFECTS = {
  /** `setSelectedDataAsync` on a new mail reports success and inserts nothing. */
  silent: 'office-js#6811',
  /** Inserting goes to the top of the body wherever the cursor is. */
  top: 'office-js#6919',
  /** Inserting goes below the signature, to the end of the body. */
  below: 'office-js#1910',
  /** The style of a link becomes a `span` of its own inside the link. */
  anchor: 'office-js#5704',
  /** `class` attributes do not survive a write. */
  class: 'office-js#5296',
  /** Text coercion returns the lines run together. */
  lines: 'office-js#2151',
  /** On replies the quoted text comes back twice. */
  quote: 'office-js#3988',
  /** The pane's frame may not use the clipboard API. */
  clipboard: 'office-js#1991',
  /** Outlook's script never comes from Microsoft's delivery network, and no failure either. */
  officeJs: 'office-js#6249',
  /** Writing the whole body puts it into an element of its own, with an empty line behind it. */
  wrap: 'office-js#6643',
  /** Writing the whole body takes their source from images. */
  images: 'office-js#5925',
  /** `OfficeThemeChanged` is not reported, and there is no `officeTheme` to read: clients below Mailbox 1.14. */
  theme: 'Mailbox requirement set 1.14',
  /** `OfficeThemeChanged` tells the new theme while `officeTheme` still has the one before. */
  staleTheme: 'office-js#6348',
  /** The handler is registered with success and never called. */
  recipients: 'office-js#6847',
  /** `replaceAsync` reports success and the old notice stays. */
  replace: 'office-js#6650',
  /** For a while after a body write was answered, reading gives the body of before. */
  lateBody: 'office-js#5983',
  /** The callback of a body write never comes, though the write is done. */
  callback: 'office-js#6290',
  /** Launch events stop arriving, those at sending included. */
  events: 'office-js#4042',
  /** The pane has no item, as for a pinned pane between two messages. */
  noItem: 'office-js#1402',
  /** The pane gets its message some seconds after it was told to expect one, and nothing tells it then. */
  lateItem: 'office-js#2295',
  /** Colleagues have Exchange's own name for them instead of an address, and count as people outside. */
  exchangeName: 'office-js#3701',
  /** In a shared mailbox the draft's custom properties are refused with 9020. */
  properties: 'office-js#5958',
  /** Every way of writing the body reports success and changes nothing. */
  silentWrite: null,
  /** Writing the body fails with an error. */
  writeError: null,
} as const;

export type Defect = keyof typeof DEFECTS;

export const CLIENTS = ['web', 'classic', 'mac', 'ltsc', 'onPremises'] as const;
export type Client = (typeof CLIENTS)[number];

export interface ClientProfile {
  /** Reproduced unless switched off. */
  readonly defects: readonly Defect[];
  /** As `mailbox.diagnostics` names it: `Outlook` on Windows and on the Mac (office-js reference, Office.Diagnostics). */
  readonly hostName: 'Outlook' | 'OutlookWebApp';
  readonly hostVersion: string;
  /**
   * The newest Mailbox requirement set the client supports (office-js docs, outlook-api-requirement-sets). The npm library
   * in the pane is of April 2022 and lacks the functions that came later, so code has to look for those as well.
   */
  readonly mailboxSet: string;
}

/** Events at composing came with Mailbox 1.10, those at sending with 1.12. */
const FIRST_SET_WITH_EVENTS = 12;

/** All events or none: a client that has only those at composing counts as one without. */
export function runsEvents(client: Client): boolean {
  return Number(CLIENT_PROFILES[client].mailboxSet.slice(2)) >= FIRST_SET_WITH_EVENTS;
}

export const CLIENT_PROFILES: Readonly<Record<Client, ClientProfile>> = {
  web: {
    defects: ['silent', 'lines', 'quote', 'wrap', 'clipboard'],
    hostName: 'OutlookWebApp',
    hostVersion: '20260901003.08',
    mailboxSet: '1.16',
  },
  classic: {
    defects: ['class', 'staleTheme'],
    hostName: 'Outlook',
    hostVersion: '16.0.19725.20126',
    mailboxSet: '1.16',
  },
  mac: {
    defects: ['top', 'class', 'staleTheme', 'lateBody'],
    hostName: 'Outlook',
    hostVersion: '16.101.26091500',
    mailboxSet: '1.14',
  },
  ltsc: {
    defects: ['class', 'anchor', 'theme'],
    hostName: 'Outlook',
    hostVersion: '16.0.14332.20771',
    mailboxSet: '1.9',
  },
  onPremises: {
    defects: ['images', 'clipboard', 'theme'],
    hostName: 'OutlookWebApp',
    hostVersion: '15.2.1544.4',
    mailboxSet: '1.6',
  },
};

/** Faults that any client can be given; off until asked for. */
export const FURTHER_DEFECTS: readonly Defect[] = [
  'silentWrite',
  'writeError',
  'callback',
  'lateBody',
  'wrap',
  'below',
  'anchor',
  'images',
  'clipboard',
  'recipients',
  'replace',
  'events',
  'noItem',
  'lateItem',
  'exchangeName',
  'properties',
  'officeJs',
];

/** The faults a client can show, its own ones first. */
export function defectsOf(client: Client): readonly Defect[] {
  const own = CLIENT_PROFILES[client].defects;
  return [...own, ...FURTHER_DEFECTS.filter((defect) => !own.includes(defect))];
}

export type DefectSwitches = Readonly<Record<Client, readonly Defect[]>>;

/** What is reproduced at the start. */
export function defaultDefects(): DefectSwitches {
  return {
    web: CLIENT_PROFILES.web.defects,
    classic: CLIENT_PROFILES.classic.defects,
    mac: CLIENT_PROFILES.mac.defects,
    ltsc: CLIENT_PROFILES.ltsc.defects,
    onPremises: CLIENT_PROFILES.onPremises.defects,
  };
}

export function withDefect(
  switches: DefectSwitches,
  client: Client,
  defect: Defect,
  on: boolean,
): DefectSwitches {
  const others = switches[client].filter((known) => known !== defect);
  return { ...switches, [client]: on ? [...others, defect] : others };
}
