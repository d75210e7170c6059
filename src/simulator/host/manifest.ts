/** What the window needs of an add-in's manifest, in one language. */
export interface Manifest {
  readonly name: string;
  readonly iconUrl: string;
  readonly controls: readonly RibbonControl[];
  readonly functionPage: string;
  readonly launchEvents: readonly LaunchEvent[];
}

export interface RibbonControl {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly iconUrl: string;
  readonly action:
    { readonly kind: 'pane'; readonly url: string } | { readonly kind: 'function'; readonly name: string };
}

export interface LaunchEvent {
  readonly type: string;
  readonly functionName: string;
  readonly sendMode: SendMode;
}

export const SEND_MODES = ['promptUser', 'softBlock', 'block'] as const;
export type SendMode = (typeof SEND_MODES)[number];

/**
 * Reads the newest version overrides of a mail add-in's manifest. Addresses become paths, because the manifest names
 * the host of a release and the page runs wherever this window does.
 */
export function readManifest(document: Document, locale: string): Manifest {
  const overrides = elements(document, 'VersionOverrides').at(-1) ?? document.documentElement;
  const resource = (holder: Element | undefined) => {
    const id = holder?.getAttribute('resid');
    const entry = elements(overrides, 'Resources')
      .flatMap((resources) => elements(resources, '*'))
      .findLast((element) => element.getAttribute('id') === id);
    return entry ? localised(entry, locale) : '';
  };
  const displayName = first(document, 'DisplayName');
  const icon = first(document, 'IconUrl');
  return {
    name: displayName ? localised(displayName, locale) : '',
    iconUrl: icon ? pathOf(localised(icon, locale)) : '',
    controls: elements(overrides, 'Control').map((control) => readControl(control, resource)),
    functionPage: pathOf(resource(first(overrides, 'FunctionFile'))),
    launchEvents: elements(overrides, 'LaunchEvent').map((event) => ({
      type: event.getAttribute('Type') ?? '',
      functionName: event.getAttribute('FunctionName') ?? '',
      sendMode: sendModeOf(event.getAttribute('SendMode')),
    })),
  };
}

/** The mode a name stands for; without one, Outlook takes SoftBlock. */
export function sendModeOf(name: string | null | undefined): SendMode {
  return (
    SEND_MODES.find((mode) => mode === name?.toLowerCase() || mode.toLowerCase() === name?.toLowerCase()) ??
    'softBlock'
  );
}

function readControl(control: Element, resource: (holder: Element | undefined) => string): RibbonControl {
  const action = first(control, 'Action');
  const functionName = action && first(action, 'FunctionName')?.textContent;
  const image = elements(control, 'Image').find((size) => size.getAttribute('size') === '32');
  return {
    id: control.getAttribute('id') ?? '',
    label: resource(first(control, 'Label')),
    tip: resource(first(control, 'Description')),
    iconUrl: pathOf(resource(image)),
    action: functionName
      ? { kind: 'function', name: functionName.trim() }
      : { kind: 'pane', url: pathOf(resource(action && first(action, 'SourceLocation'))) },
  };
}

function localised(element: Element, locale: string): string {
  const override = elements(element, 'Override').find((entry) => entry.getAttribute('Locale') === locale);
  return override?.getAttribute('Value') ?? element.getAttribute('DefaultValue') ?? '';
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, '');
}

/** Elements by local name; prefixes differ between manifests. */
function elements(parent: Document | Element, name: string): Element[] {
  return [...parent.getElementsByTagNameNS('*', name)];
}

function first(parent: Document | Element, name: string): Element | undefined {
  return elements(parent, name)[0];
}
