export { authorText, type AuthorText } from './author-text.ts';
export { buildBlock, type Block, type BlockOptions } from './block.ts';
export { isBlockEdited, removeBlock, replaceBlock } from './edit-block.ts';
export { findBlock, isAboveSignature, type FoundBlock } from './find-block.ts';
export { findRelayLinks, type FoundLink } from './find-links.ts';
export { insertBlock, type Body, type Insertion } from './place-block.ts';
export { withoutSecondHistory } from './single-history.ts';
