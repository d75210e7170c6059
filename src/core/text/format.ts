/**
 * Our messages use a small part of ICU MessageFormat: `{name}`, `{n, plural, one {# slot} other {# slots}}`,
 * rich-text slots such as `<b>…</b>`, `{{literal}}` braces, and `|` between the parts of one component.
 * It is parsed here rather than by a library because the same texts are needed in Outlook's classic event
 * runtime, which has no Intl and runs one small ES5 file (docs/decisions/0006-message-formatter.md).
 */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A formatted message: text, or a slot with its formatted children. Values are never parsed as markup. */
export type MessageNode = string | { readonly tag: string; readonly children: readonly MessageNode[] };

type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'argument'; readonly name: string }
  | {
      readonly type: 'plural';
      readonly name: string;
      readonly one: readonly Token[];
      readonly other: readonly Token[];
    }
  | { readonly type: 'count' }
  | { readonly type: 'slot'; readonly tag: string; readonly children: readonly Token[] };

const parsed: Record<string, readonly Token[]> = Object.create(null) as Record<string, readonly Token[]>;

/** The message as plain text; rich-text slots keep their content and lose their mark. */
export function format(template: string, values: MessageValues = {}): string {
  return flatten(formatNodes(template, values));
}

/** The message as nodes, for a renderer that turns slots into elements. */
export function formatNodes(template: string, values: MessageValues = {}): readonly MessageNode[] {
  const tokens = parsed[template] ?? (parsed[template] = new Parser(template).parse(''));
  return render(tokens, values, 0);
}

/** The parts of one component's message: `'title|detail'` gives `['title', 'detail']`. */
export function messageParts(template: string): readonly string[] {
  return template.split('|');
}

function flatten(nodes: readonly MessageNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : flatten(node.children))).join('');
}

function render(tokens: readonly Token[], values: MessageValues, count: number): MessageNode[] {
  const nodes: MessageNode[] = [];
  const push = (text: string) => {
    const last = nodes[nodes.length - 1];
    if (typeof last === 'string') nodes[nodes.length - 1] = last + text;
    else nodes.push(text);
  };
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.type === 'text') push(token.text);
    else if (token.type === 'count') push(String(count));
    else if (token.type === 'argument') push(String(valueOf(values, token.name)));
    else if (token.type === 'slot')
      nodes.push({ tag: token.tag, children: render(token.children, values, count) });
    else {
      const n = Number(valueOf(values, token.name));
      const branch = render(n === 1 ? token.one : token.other, values, n);
      for (let k = 0; k < branch.length; k += 1) {
        const node = branch[k] as MessageNode;
        if (typeof node === 'string') push(node);
        else nodes.push(node);
      }
    }
  }
  return nodes;
}

function valueOf(values: MessageValues, name: string): string | number {
  const value = values[name];
  if (value === undefined) throw new Error(`The message needs a value for {${name}}.`);
  return value;
}

class Parser {
  private position = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads tokens up to `end` (a closing brace or tag), or to the end of the message when `end` is empty. */
  parse(end: string, inPlural = false): readonly Token[] {
    const tokens: Token[] = [];
    let text = '';
    const flush = () => {
      if (text) tokens.push({ type: 'text', text });
      text = '';
    };
    while (this.position < this.source.length) {
      if (end && this.lookingAt(end)) {
        this.position += end.length;
        flush();
        return tokens;
      }
      const rest = this.source.slice(this.position);
      const tag = /^<([a-z]+)>/.exec(rest);
      const literal = /^\{\{.*?\}\}/.exec(rest);
      const character = rest.charAt(0);
      if (literal) {
        text += literal[0];
        this.position += literal[0].length;
      } else if (character === '{') {
        flush();
        tokens.push(this.argument());
      } else if (tag?.[1]) {
        flush();
        this.position += tag[0].length;
        tokens.push({ type: 'slot', tag: tag[1], children: this.parse(`</${tag[1]}>`, inPlural) });
      } else if (character === '#' && inPlural) {
        flush();
        tokens.push({ type: 'count' });
        this.position += 1;
      } else {
        text += character;
        this.position += 1;
      }
    }
    if (end) throw new Error(`"${end}" is missing in the message: ${this.source}`);
    flush();
    return tokens;
  }

  private argument(): Token {
    const plain = /^\{([a-zA-Z]+)\}/.exec(this.source.slice(this.position));
    if (plain?.[1]) {
      this.position += plain[0].length;
      return { type: 'argument', name: plain[1] };
    }
    const plural = /^\{([a-zA-Z]+), *plural, */.exec(this.source.slice(this.position));
    if (!plural?.[1]) throw new Error(`Not a message argument at ${this.position}: ${this.source}`);
    this.position += plural[0].length;
    const one = this.branch('one');
    const other = this.branch('other');
    if (!this.lookingAt('}')) throw new Error(`A plural does not end: ${this.source}`);
    this.position += 1;
    return { type: 'plural', name: plural[1], one, other };
  }

  private branch(keyword: string): readonly Token[] {
    if (!this.lookingAt(keyword)) throw new Error(`A plural lacks "${keyword}": ${this.source}`);
    this.position = this.source.indexOf('{', this.position) + 1;
    const tokens = this.parse('}', true);
    while (this.source.charAt(this.position) === ' ') this.position += 1;
    return tokens;
  }

  private lookingAt(expected: string): boolean {
    return this.source.substr(this.position, expected.length) === expected;
  }
}
