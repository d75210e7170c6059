import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { transformSync } from '@swc/core';
import { parse } from 'acorn';

const ROOT = path.resolve(__dirname, '../..');
const compiled = new Map<string, string>();

/** What an engine of 2016 does not have; classic Outlook's event runtime is one, without a DOM on top. */
const TOO_NEW = `
  delete Object.entries; delete Object.values; delete Object.fromEntries; delete Object.hasOwn;
  delete Object.getOwnPropertyDescriptors;
  ['padStart', 'padEnd', 'replaceAll', 'at', 'matchAll', 'trimStart', 'trimEnd'].forEach(function (name) { delete String.prototype[name]; });
  ['at', 'flat', 'flatMap', 'findLast', 'toSorted'].forEach(function (name) { delete Array.prototype[name]; });
  delete this.Promise; delete this.Intl; delete this.WebAssembly; delete this.globalThis;
`;

/** A context with the language and `globals`, and nothing of a page or of Node. */
function bareContext(globals: object): vm.Context {
  const context = vm.createContext({ ...globals });
  vm.runInContext(TOO_NEW, context);
  return context;
}

/** What runs a built file, checked to be one piece of ES5, in a bare context with `globals` and nothing else. */
export function builtEventFile(code: string): (globals: object) => void {
  parse(code, { ecmaVersion: 5 });
  const script = new vm.Script(code, { filename: 'launchevent.js' });
  return (globals) => void script.runInContext(bareContext(globals));
}

/** Runs an entry, compiled to ES5 and checked to be, in a bare context with `globals` and nothing else. */
export function runInEventRuntime(entry: string, globals: object): void {
  const context = bareContext(globals);
  const modules = new Map<string, { exports: unknown }>();

  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    if (file.endsWith('.json')) {
      module.exports = vm.runInContext(`(${readFileSync(file, 'utf8')})`, context);
      return module.exports;
    }
    const wrapper = vm.runInContext(`(function (exports, require, module) {${es5(file)}\n})`, context, {
      filename: file,
    }) as (exports: unknown, require: (name: string) => unknown, module: unknown) => void;
    wrapper(module.exports, (name) => load(path.resolve(path.dirname(file), name)), module);
    return module.exports;
  };
  load(path.join(ROOT, entry));
}

function es5(file: string): string {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    configFile: false,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es5' },
    module: { type: 'commonjs' },
  });
  parse(code, { ecmaVersion: 5 });
  compiled.set(file, code);
  return code;
}
