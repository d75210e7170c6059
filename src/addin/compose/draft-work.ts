/**
 * What reads and changes the words of a draft. It comes beside the first screen, not in it, and in one piece with the
 * detector, which is most of it (docs/decisions/0022).
 */
export { authorText, findBlock, isAboveSignature } from '../../core/message/index.ts';
export { detectRejection } from '../../core/rejection/index.ts';
export { imagesOf } from './body-images.ts';
export { insertIntoDraft, removeFromDraft, replaceInDraft } from './draft-editor.ts';
export { greetingIn } from './greeting.ts';
export { greetsAnother } from './greets-another.ts';
export { inTurn } from './insertion-turn.ts';
export { mailForOne, openForEach } from './split-draft.ts';
export { isStillAddressed } from './still-addressed.ts';
