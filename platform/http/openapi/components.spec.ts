import { expect, it } from 'vitest';
import { TitleUsedTwice, withComponents } from './components.ts';

const totals = { title: 'Totals', type: 'object', properties: { tax: { type: 'integer' } } };
const { title: _, ...component } = totals;

it('a schema with a title becomes a component, and a reference with the description of its place', () => {
  const paths = { '/a': { get: { schema: { ...totals, description: 'What is due' } }, put: { schema: totals } } };
  expect(
    withComponents({ paths, components: { schemas: { Problem: { type: 'object' } }, securitySchemes: {} } }),
  ).toEqual({
    paths: {
      '/a': {
        get: { schema: { $ref: '#/components/schemas/Totals', description: 'What is due' } },
        put: { schema: { $ref: '#/components/schemas/Totals' } },
      },
    },
    components: { securitySchemes: {}, schemas: { Problem: { type: 'object' }, Totals: component } },
  });
});

it('a component may have others within', () => {
  const invoice = { title: 'Invoice', type: 'object', properties: { title: { type: 'string' }, totals } };
  const { components } = withComponents({ paths: { '/a': invoice }, components: {} });
  expect(components).toEqual({
    schemas: {
      Invoice: {
        type: 'object',
        properties: { title: { type: 'string' }, totals: { $ref: '#/components/schemas/Totals' } },
      },
      Totals: component,
    },
  });
});

it('two schemas with one title are refused', () => {
  const other = { ...totals, properties: { tax: { type: 'string' } } };
  expect(() => withComponents({ paths: { '/a': totals, '/b': other } })).toThrow(TitleUsedTwice);
});

it('a title in an example is a value', () => {
  const paths = { '/a': { examples: [{ title: 'Mr' }] } };
  expect(withComponents({ paths })).toEqual({ paths, components: { schemas: {} } });
});
