import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PATH_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { PUBLIC } from '../../src/platform/http/public.js';
import { REQUIRES } from '../../src/identity/access.js';
import type { Permission } from '../../src/identity/permissions.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';

let app: TestApp;
beforeAll(async () => {
  app = await startPortal({ role: 'web', demo: true });
}, 60_000);
afterAll(() => app?.close());

it('lists', () => {
  const reflector = new Reflector();
  const routes: string[] = [];
  for (const module of app.nest.get(ModulesContainer).values()) {
    for (const { metatype, instance } of module.controllers.values()) {
      if (!metatype || !instance) continue;
      const base = Reflect.getMetadata(PATH_METADATA, metatype);
      let proto = metatype.prototype; 
      const seen = new Set();
      while (proto && proto !== Object.prototype) {
        for (const name of Object.getOwnPropertyNames(proto)) {
          const handler = Object.getOwnPropertyDescriptor(proto, name)?.value;
          if (typeof handler !== 'function' || seen.has(name)) continue;
          seen.add(name);
          const method = Reflect.getMetadata(METHOD_METADATA, handler);
          if (method === undefined) continue;
          const own = Reflect.getMetadata(PATH_METADATA, handler);
          const pub = reflector.get(PUBLIC, handler) ?? (reflector.get(REQUIRES, handler) ? undefined : reflector.get(PUBLIC, metatype));
          const req = reflector.get(REQUIRES, handler) ?? reflector.get(REQUIRES, metatype);
          for (const p of [own].flat()) routes.push(`${RequestMethod[method]} /${[base, p].flat().join('/')} ${pub ? 'PUBLIC' : (req ?? 'NOTHING')}`);
        }
        proto = Object.getPrototypeOf(proto);
      }
    }
  }
  console.log(routes.map(r=>r.replace(/\/+/g,'/')).sort().join('\n'));
});
