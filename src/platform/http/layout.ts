import type { PageOptions } from './page.js';
import type { FastifyRequest } from './request.js';

/** What surrounds every page (header, navigation, footer) is built above this floor and handed in under this token. */
export const LAYOUT = Symbol('LAYOUT');

export interface LayoutBuilder {
  build(request: FastifyRequest, options: PageOptions): object | Promise<object>;
}
