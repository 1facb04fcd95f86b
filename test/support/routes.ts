import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { TestApp } from './app.js';

/** Every route of the portal, as `GET /cases/:code`. */
export function routesOf(app: TestApp): string[] {
  const controllers = [...app.nest.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  const found = controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? routesIn(metatype) : []));
  return [...new Set(found)].sort();
}

function routesIn(controller: object): string[] {
  const base = pathsOf(controller);
  return handlersOf(Reflect.get(controller, 'prototype') as object).flatMap((handler) => {
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    return base.flatMap((one) =>
      pathsOf(handler).map((path) => `${RequestMethod[method]} ${clean(`/${one}/${path}`)}`),
    );
  });
}

/** Methods of a class and of those it extends. */
function handlersOf(prototype: object): object[] {
  if (prototype === Object.prototype) return [];
  const own = Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    return typeof value === 'function' ? [value] : [];
  });
  return [...own, ...handlersOf(Object.getPrototypeOf(prototype) as object)];
}

const pathsOf = (of: object): string[] => [Reflect.getMetadata(PATH_METADATA, of) as string | string[]].flat();
const clean = (path: string): string => path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
