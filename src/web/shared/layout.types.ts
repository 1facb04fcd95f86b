import type { Locale } from '../../platform/i18n/localised.js';

export interface Link {
  readonly text: string;
  readonly href: string;
}

/** What a handler may say about the frame of its page: `page(template, model, { title, layout })`. */
export interface LayoutOptions {
  /** The page before this one, where "back" leads. */
  readonly back?: string;
  /** From the home page to the page above this one; the page itself is not named. */
  readonly breadcrumbs?: readonly Link[];
  /** Uses the whole width: lists and case files of officers. Default: true below `/officer` and `/admin`. */
  readonly wide?: boolean;
  /** The page asks for itself again after so many seconds; for states that end by themselves. */
  readonly refreshAfter?: number;
  /** Something was done on the page before; said once, at the top. */
  readonly done?: string;
}

export type Audience = 'public' | 'citizen' | 'officer' | 'admin';

export interface NavigationItem extends Link {
  /** This very page. */
  readonly current: boolean;
  /** The part of the portal that this page belongs to. */
  readonly active: boolean;
}

/** What `layouts/page` places around every page; under the name `layout` in every template. */
export interface LayoutModel {
  readonly locale: Locale;
  readonly title: string;
  readonly audience: Audience;
  readonly containerClasses: string;
  readonly navigation: readonly NavigationItem[];
  /** Who is signed in, or how to. */
  readonly account: {
    readonly name: string;
    readonly profile: string;
    readonly signIn: string;
    readonly signOut: string;
  };
  readonly languages: readonly {
    readonly text: string;
    readonly lang: Locale;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly back: string;
  readonly breadcrumbs: readonly Link[];
  readonly done: string;
  readonly refreshAfter: number;
  readonly demo: boolean;
  /** The reader asked for less data: no fonts. */
  readonly saveData: boolean;
  readonly footer: readonly Link[];
}
