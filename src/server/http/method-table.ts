import type { FastifyInstance } from 'fastify';

/** Knows which methods each address takes, so that a wrong method is told from an unknown address. */
export interface MethodTable {
  /** Empty where no route has this path. */
  allowedAt(path: string): readonly string[];
}

/** Begins to note the app's routes. To be called before the first of them is added. */
export function createMethodTable(app: FastifyInstance): MethodTable {
  const routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    routes.set(url, route);
    for (const name of [method].flat()) route.methods.add(name);
  });
  return {
    allowedAt: (path) => {
      const found = [...routes.values()].filter((route) => route.pattern.test(path));
      return [...new Set(found.flatMap((route) => [...route.methods]))].sort();
    },
  };
}

/** `/r/:code/register` and the like; parameters may carry their own expression, as in `:lang(ja|en)`. */
function patternOf(url: string): RegExp {
  const source = url
    .split('/')
    .map((segment) => {
      if (segment === '*') return '.*';
      const parameter = /^:\w+(?:\((.+)\))?$/.exec(segment);
      if (parameter) return parameter[1] ? `(?:${parameter[1].replace(/^\^|\$$/g, '')})` : '[^/]+';
      return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('/');
  return new RegExp(`^${source}/?$`);
}
