import { buildSharedSerializer } from '../../../src/server/http/serializers.ts';

const route = { method: 'GET', url: '/', httpStatus: '200' };
const schemaOf = (field: string) => ({
  type: 'object',
  properties: { [field]: { type: 'string' } },
  additionalProperties: false,
});

it('compiles a schema once, for whichever route and service', () => {
  const first = buildSharedSerializer({}, {})({ ...route, schema: schemaOf('code') });
  const again = buildSharedSerializer({}, {})({ ...route, url: '/other', schema: schemaOf('code') });
  expect(again).toBe(first);
});

it('leaves every schema its own answer', () => {
  const compile = buildSharedSerializer({}, {});
  const answer = { code: 'K7Q2M', name: 'Aoba' };
  expect(compile({ ...route, schema: schemaOf('code') })(answer)).toBe('{"code":"K7Q2M"}');
  expect(compile({ ...route, schema: schemaOf('name') })(answer)).toBe('{"name":"Aoba"}');
});
