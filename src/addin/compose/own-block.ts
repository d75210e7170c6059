import { linkUrl } from '../../core/link/index.ts';
// Not from its index: that would bring all of it into the first screen.
import { buildBlock } from '../../core/message/block.ts';
import type { Hires } from '../../core/wording/index.ts';
import type { Block, FoundBlock } from '../../core/message/index.ts';
import type { MeReply } from '../../contract/me.ts';
import type { BlockPreview, Person, WordingStage } from './home-state.ts';
import { familyName } from './people.ts';
import type { Tone } from './settings.ts';

/** Enough to build the very same block again later, to see whether it was edited. */
export interface BlockWording {
  readonly stage: WordingStage;
  readonly language: 'ja' | 'en';
  readonly tone: Tone;
  /** Whom the employer hires; not said of what an older version of this add-in inserted. */
  readonly hires?: Hires | undefined;
  /** An own or a company's text and last sentence in place of the standard ones. */
  readonly text?: string | undefined;
  readonly closing?: string | undefined;
  /** Who operated the service then; not said of what an older version of this add-in inserted. */
  readonly operator?: string | undefined;
}

/** The block for one person; without a person, the wording that names nobody. */
export function blockFor(me: MeReply, person: Person | null, code: string, wording: BlockWording): Block {
  return buildBlock({
    ...wording,
    familyName: person ? familyName(person) : null,
    url: linkUrl(me.relayOrigin, code, wording.language),
    operatorName: wording.operator ?? operatorOf(me, wording.language),
  });
}

/** Who runs the relay, as the block names them. */
export function operatorOf(me: MeReply, language: 'ja' | 'en'): string {
  return language === 'ja' ? me.operatorName : me.operatorNameEn;
}

/** What a card shows and copies of a block that is to be inserted. */
export function previewOf(block: Block): BlockPreview {
  return { sentence: block.sentence, plainText: block.text, url: block.url };
}

/** The block as the mail shows it now, after whatever the mail program or the author made of it. */
export function previewFound(found: FoundBlock, relayOrigin: string): BlockPreview {
  const [url, english] = [linkUrl(relayOrigin, found.code), linkUrl(relayOrigin, found.code, 'en')];
  const beforeLink = found.text.split(/https?:\/\//i)[0] ?? '';
  const lines = beforeLink.split('\n').filter((line) => line.trim() !== '' && !/^-{8,}\s*$/.test(line));
  return {
    sentence: lines.slice(1).join('\n').trim(),
    plainText: found.text,
    url: found.text.indexOf(english) < 0 ? url : english,
  };
}
