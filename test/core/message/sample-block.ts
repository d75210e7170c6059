import { buildBlock, type BlockOptions } from '../../../src/core/message/block.ts';

export const RELAY = 'https://relay.example';
export const CODE = 'K7Q2M-9XD4T-HV83C';

/** What a Japanese rejection after a first interview gets. */
export const options: BlockOptions = {
  language: 'ja',
  stage: 'first',
  tone: 'formal',
  familyName: '佐藤',
  url: `${RELAY}/r/${CODE}`,
  operatorName: 'キャリアリレー運営事務局',
};
export const block = buildBlock(options);
