/** What Microsoft’s validation service would refuse, as far as it can be known offline (docs/decisions/0005-manifest.md). */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { validateXML } from 'xmllint-wasm';

const xml = readFileSync('manifest.xml', 'utf8');
const SCHEMAS = 'test/support/xsd';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

type Raw = Record<string, unknown>;

function elementOf(raw: Raw): Element[] {
  return Object.entries(raw)
    .filter(([name]) => name !== ':@' && name !== '#text' && name !== '?xml')
    .map(([name, content]) => {
      const children = content as Raw[];
      const attributes = (raw[':@'] ?? {}) as Record<string, string>;
      const text = children
        .map((child) => (typeof child['#text'] === 'string' ? child['#text'] : ''))
        .join('');
      return { name, attributes, children: children.flatMap(elementOf), text };
    });
}

function parse(source: string): Element {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
  });
  const [root] = (parser.parse(source) as Raw[]).flatMap(elementOf);
  if (!root) throw new Error('No root element');
  return root;
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The manifest’s two worlds: clients read either the 1.0 or the 1.1 overrides, and neither inherits from the other. */
function overrides(root: Element): { readonly v10: Element; readonly v11: Element } {
  const v10 = root.children.find((child) => child.name === 'VersionOverrides');
  const v11 = v10?.children.find((child) => child.name === 'VersionOverrides');
  if (!v10 || !v11) throw new Error('Both overrides are needed');
  return { v10: { ...v10, children: v10.children.filter((child) => child !== v11) }, v11 };
}

const root = parse(xml);
const { v10, v11 } = overrides(root);

async function schemaErrors(source: string): Promise<readonly string[]> {
  const preload = readdirSync(SCHEMAS)
    .filter((file) => file.endsWith('.xsd'))
    .map((file) => ({ fileName: file, contents: readFileSync(`${SCHEMAS}/${file}`, 'utf8') }));
  const schema = preload.find((file) => file.fileName === 'OfficeAppManifestV1_1.xsd');
  if (!schema) throw new Error('The schema is missing');
  const result = await validateXML({
    xml: [{ fileName: 'manifest.xml', contents: source }],
    schema: [schema],
    preload,
  });
  return result.errors.map((error) => error.message);
}

describe('manifest.xml', () => {
  it('is valid by the schema', async () => {
    expect(await schemaErrors(xml)).toEqual([]);
  });

  it('would be refused by the schema with its elements in another order', async () => {
    const moved = xml
      .replace(/( *<Permissions>.*<\/Permissions>\n)/, '')
      .replace('  <Hosts>', '  <Permissions>ReadWriteItem</Permissions>\n  <Hosts>');
    expect(await schemaErrors(moved)).not.toEqual([]);
  });

  it('has a version of four parts from 1.0 on, which the schema does not ask for', () => {
    const [version] = root.children.filter((child) => child.name === 'Version');
    expect(version?.text).toMatch(/^[1-9]\d{0,4}(\.\d{1,5}){3}$/);
  });

  it.each([
    ['1.0', v10],
    ['1.1', v11],
  ])('declares every resource it refers to, once, in the %s overrides', (_version, scope) => {
    const declared = all(scope, 'Resources').flatMap((resources) =>
      ['bt:Image', 'bt:Url', 'bt:String'].flatMap((kind) =>
        all(resources, kind).map((entry) => entry.attributes['id'] ?? ''),
      ),
    );
    const collect = (element: Element): string[] => [
      ...(element.attributes['resid'] ? [element.attributes['resid']] : []),
      ...element.children.flatMap(collect),
    ];
    expect(new Set(declared).size).toBe(declared.length);
    expect([...new Set(collect(scope))].sort()).toEqual([...declared].sort());
    expect(declared.every((id) => id.length <= 32)).toBe(true);
  });

  it('gives every text in Japanese too, within Outlook’s limits', () => {
    for (const entry of [
      ...all(root, 'bt:String'),
      ...all(root, 'DisplayName'),
      ...all(root, 'Description'),
    ]) {
      if (!entry.attributes['DefaultValue']) continue;
      const japanese = entry.children.find((child) => child.attributes['Locale'] === 'ja-JP');
      expect(japanese?.attributes['Value']).toBeTruthy();
      const limit =
        all(root, 'bt:LongStrings').some((long) => long.children.includes(entry)) ||
        entry.name === 'Description'
          ? 250
          : 125;
      expect(entry.attributes['DefaultValue'].length).toBeLessThanOrEqual(limit);
    }
  });

  it('uses https everywhere and each control id once', () => {
    const urls = [...xml.matchAll(/DefaultValue="(\w+:\/\/[^"]*)"/g)].map((match) => match[1] ?? '');
    expect(urls.length).toBeGreaterThan(10);
    expect(urls.filter((url) => !url.startsWith('https://'))).toEqual([]);
    const ids = all(root, 'Control').map((control) => control.attributes['id']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows every button with its three icon sizes', () => {
    for (const icon of all(root, 'Icon')) {
      expect(icon.children.map((image) => image.attributes['size'])).toEqual(['16', '32', '80']);
    }
  });

  it('serves an image for every icon, another one for each button', () => {
    const images = [...xml.matchAll(/DefaultValue="https:\/\/[^"/]+\/(assets\/[^"]+)"/g)];
    for (const [, image = ''] of images) expect(existsSync(image)).toBe(true);
    const [pane, insert] = all(root, 'Icon').map((icon) =>
      icon.children.map((image) => image.attributes['resid']),
    );
    expect(insert).not.toEqual(pane);
  });

  it('runs launch events in the declared runtime and never blocks sending', () => {
    const known = [
      'OnNewMessageCompose',
      'OnMessageCompose',
      'OnMessageRecipientsChanged',
      'OnMessageFromChanged',
      'OnMessageSend',
    ];
    const events = all(v11, 'LaunchEvent').filter((event) => event.attributes['Type']);
    expect(
      events.map((event) => event.attributes['Type']).filter((type) => !known.includes(type ?? '')),
    ).toEqual([]);
    const sends = events.filter((event) => event.attributes['Type'] === 'OnMessageSend');
    expect(sends.map((event) => event.attributes['SendMode'])).toEqual(['PromptUser']);
    expect(events.filter((event) => event.attributes['SendMode']).length).toBe(1);
    const point = all(v11, 'ExtensionPoint').find((candidate) => all(candidate, 'LaunchEvents').length > 0);
    const source = point?.children.find((child) => child.name === 'SourceLocation')?.attributes['resid'];
    expect(all(v11, 'Runtime').map((runtime) => runtime.attributes['resid'])).toEqual([source]);
  });

  it('asks for no more than write access to the item', () => {
    expect(all(root, 'Permissions').map((permission) => permission.text)).toEqual(['ReadWriteItem']);
  });
});

describe('A build', () => {
  const build = (origin: string) =>
    spawnSync(
      process.execPath,
      ['--input-type=module', '-e', "(await import('./webpack.config.js')).default()"],
      { env: { ...process.env, ADDIN_ORIGIN: origin }, encoding: 'utf8' },
    ).stderr;

  it('is for an origin as browsers write it: with a slash behind it every address would have two', () => {
    expect(build('https://relay.example')).toBe('');
    // Nobody's: as if it were not set.
    expect(build('')).toBe('');
    for (const origin of [
      'https://relay.example/',
      'http://relay.example',
      'https://Relay.example',
      'relay.example',
    ])
      expect(build(origin)).toContain(`ADDIN_ORIGIN does not fit: ${origin}`);
  });

  it('writes a valid manifest for its host, without what was noted for whoever works on it here', async () => {
    const script = `
      const [{ plugins }] = (await import('./webpack.config.js')).default();
      const { files } = plugins.find((one) => one.constructor.name === 'CopyFiles');
      process.stdout.write(files['manifest.xml']());`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ADDIN_ORIGIN: 'https://relay.example' },
      encoding: 'utf8',
    });
    expect(await schemaErrors(stdout)).toEqual([]);
    for (const ours of ['localhost', '<!--']) expect(stdout).not.toContain(ours);
    expect(stdout.split('\n')).toHaveLength(xml.split('\n').length - 1);
  });

  it('brings along the licences of the packages in its scripts', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'relay-licences-'));
    const entry = path.resolve('node_modules/react/index.js');
    const script = `
      import webpack from 'webpack';
      const [{ plugins }] = (await import('./webpack.config.js')).default();
      const licences = plugins.filter((one) => one.constructor.name === 'Licences');
      const [entry, folder] = ${JSON.stringify([entry, folder])};
      webpack({ mode: 'production', entry, output: { path: folder }, plugins: licences }, () => undefined);`;
    spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    const text = readFileSync(path.join(folder, 'licences.txt'), 'utf8');
    expect(text).toMatch(/^react 18\.\d+\.\d+\n\nMIT License\n[^]*Permission is hereby granted/);
    rmSync(folder, { recursive: true });
  });
});
