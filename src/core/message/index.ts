export { authorText, type AuthorText } from './author-text.ts';
export { buildBlock, type Block, type BlockOptions } from './block.ts';
export { findRelayLinks, type FoundLink } from './find-links.ts';
export { findBlock, isBlockEdited, removeBlock, replaceBlock, type FoundBlock } from './found-block.ts';
export { insertBlock, type Body, type Insertion } from './place-block.ts';
