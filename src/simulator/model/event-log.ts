import { Store } from './store.ts';

export type Tone = 'plain' | 'good' | 'bad';

export interface LogLine {
  readonly id: number;
  readonly at: Date;
  readonly event: string;
  readonly note: string;
  readonly tone: Tone;
  /** How often the same thing happened in a row. */
  readonly times: number;
}

const KEPT_LINES = 300;
/** A page that polls repeats the same few calls; they count up instead of pushing everything else away. */
const REPEAT_WINDOW = 6;

/** What happens in the window, oldest first; the newest `KEPT_LINES` are kept. */
export class EventLog {
  readonly lines = new Store<readonly LogLine[]>([]);
  private nextId = 1;

  /** What is among the last `REPEAT_WINDOW` lines already is counted there, and that line becomes the newest. */
  add(event: string, note: string, tone: Tone = 'plain'): void {
    this.lines.update((lines) => {
      const recent = lines.slice(-REPEAT_WINDOW);
      const same = recent.find((line) => line.event === event && line.note === note);
      if (same) {
        const others = lines.filter((line) => line !== same);
        return [...others, { ...same, at: new Date(), times: same.times + 1 }];
      }
      const line = { id: this.nextId++, at: new Date(), event, note, tone, times: 1 };
      return [...lines.slice(1 - KEPT_LINES), line];
    });
  }

  clear(): void {
    this.lines.set([]);
  }
}

/** `10:42:03.118` in local time. */
export function clockTime(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

/** The log as tab-separated text, for the clipboard. */
export function logAsText(lines: readonly LogLine[]): string {
  return lines
    .map(({ at, event, note, times }) =>
      [clockTime(at), event, note + (times > 1 ? ` ×${times}` : '')].join('\t'),
    )
    .join('\n');
}
