import type { ParseArgsConfig } from 'node:util';
import type { ServiceContext } from '../services/context.ts';
import type { Actor } from '../services/operator/audit.ts';
import type { Refused } from '../services/operator/refused.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed, by name. */
export interface Typed {
  /** One value; undefined where it was left out. */
  text(name: string): string | undefined;
  /** One value that has to be there. */
  required(name: string): string;
  /** All values of an option that may be repeated. */
  all(name: string): readonly string[];
  flag(name: string): boolean;
  /** A whole number; undefined where it was left out. */
  number(name: string): number | undefined;
  /** What stands without a name, in order. */
  at(index: number, what: string): string;
}

/** What a command has to say: to people in lines, to scripts as data. */
export interface Outcome {
  readonly data: unknown;
  readonly lines: readonly string[];
}

export interface Command {
  /** E.g. `employer create`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options?: Options;
  run(context: ServiceContext, typed: Typed): Promise<Outcome | Refused>;
}

/** Whoever sits at the machine; the machine's own log says who that was. */
export const COMMAND_LINE: Actor = { kind: 'command_line' };

/** Something was typed wrong; said with how it is typed right. */
export class UsageError extends Error {}

/** For what shows who runs the relay and where: with an invented operator it would be worse than none. */
export function requireOperator(context: ServiceContext): void {
  const { name, licence, address, contactMail } = context.operator;
  if ([context.relayOrigin, name, licence, address.ja, contactMail].includes(''))
    throw new UsageError(
      'Set RELAY_ORIGIN, OPERATOR_NAME, OPERATOR_NAME_EN, OPERATOR_LICENCE, OPERATOR_ADDRESS, and MAIL_FROM or OPERATOR_MAIL, as for the service.',
    );
}

/** Rows as people read them: columns by width. */
export function table(rows: readonly (readonly (string | number | null)[])[]): readonly string[] {
  const texts = rows.map((row) => row.map((cell) => String(cell ?? '–')));
  const widths = (texts[0] ?? []).map((_, column) =>
    Math.max(...texts.map((row) => width(row[column] ?? ''))),
  );
  return texts.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  );
}

/** What takes two cells of a terminal: Korean, Japanese and Chinese signs, full-width forms, pictures (UAX #11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/gu;

/** What takes none: accents and marks, and the sign behind a kanji that says which form of it is meant. */
const SET_ON = /[\p{Mn}\p{Me}\p{Cf}]/gu;

function width(text: string): number {
  const seen = text.replace(SET_ON, '');
  return [...seen].length + (seen.match(WIDE)?.length ?? 0);
}
