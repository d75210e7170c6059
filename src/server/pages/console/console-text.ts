import type { Text } from '../page-text.tsx';
import type { ConsoleStrings } from './strings/index.ts';

/** What the shared parts need to say. The text of one console has these and its own. */
export type ConsoleText = Text<keyof ConsoleStrings>;
