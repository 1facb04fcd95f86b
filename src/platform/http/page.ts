/** What a handler of pages answers: a template and the plain model it is given. */
export class Page {
  constructor(
    readonly template: string,
    readonly model: object,
    readonly options: PageOptions,
  ) {}
}

export interface PageOptions {
  /** Shown in the browser's tab before the portal's name. */
  readonly title: string;
  readonly status?: number;
  /** There are problems in a form: the title says so first. */
  readonly hasErrors?: boolean;
  /** Anything the layout takes: back link, breadcrumbs, wide. */
  readonly layout?: object;
}

export class Redirect {
  constructor(
    readonly to: string,
    readonly status: 303 | 302 | 301,
  ) {}
}

/** A page. `model` holds strings, numbers, booleans, lists and plain objects of them, nothing else. */
export const page = (template: string, model: object, options: PageOptions): Page => new Page(template, model, options);

/** After something was done: the browser gets the next page with GET. `to` is a path of this portal. */
export const redirect = (to: string): Redirect => new Redirect(to, 303);

/** A path inside this portal, or `otherwise` where the given one would lead elsewhere. */
export const localPath = (path: unknown, otherwise: string): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\u0000-\u0020\\]*$/.test(path) ? path : otherwise;
