import type { Actor } from '../../platform/actor.js';
import { LOCALES, type Locale } from '../../platform/i18n/localised.js';
import type { Wording } from '../../platform/i18n/wording.js';
import { account } from '../../paths/account.js';
import { frame } from '../../paths/frame.js';
import type { Audience, LayoutModel, LayoutOptions } from './layout.types.js';
import { navigationFor } from './navigation.js';

export interface LayoutFacts {
  readonly locale: Locale;
  readonly actor: Actor;
  /** Address of the page with its query. */
  readonly url: string;
  readonly title: string;
  readonly hasErrors: boolean;
  readonly demo: boolean;
  readonly saveData: boolean;
  readonly options: LayoutOptions;
}

/** The frame of one page: pure, so that the style guide and tests make the same one. */
export function layoutModel(facts: LayoutFacts, wording: Wording): LayoutModel {
  const { locale, actor, options } = facts;
  const path = facts.url.split('?', 1)[0] ?? '/';
  const audience = audienceOf(path, actor);
  const wide = options.wide ?? (audience === 'officer' || audience === 'admin');
  return {
    locale,
    title: titleOf(facts, wording),
    audience,
    containerClasses: wide ? 'app-width-container--wide' : 'govuk-width-container',
    navigation: navigationFor(audience, actor, path, (key) => wording.t(locale, key)),
    account: accountOf(actor, path),
    languages: LOCALES.map((one) => ({
      text: wording.t(one, 'layout.own_name'),
      lang: one,
      href: withLanguage(facts.url, one),
      current: one === locale,
    })),
    back: options.back ?? '',
    breadcrumbs: options.breadcrumbs ?? [],
    done: options.done ?? '',
    refreshAfter: options.refreshAfter ?? 0,
    demo: facts.demo,
    saveData: facts.saveData,
    footer: footerOf(facts, wording),
  };
}

function audienceOf(path: string, actor: Actor): Audience {
  if (path === frame.officer || path.startsWith(`${frame.officer}/`)) return 'officer';
  if (path.startsWith('/admin')) return 'admin';
  return actor.kind === 'person' ? 'citizen' : 'public';
}

/** Error first, then what is asked, then where: that is the order in which it is read out. */
function titleOf({ locale, title, hasErrors }: LayoutFacts, wording: Wording): string {
  const product = wording.t(locale, 'layout.product_full');
  const full = title === '' || title === product ? product : `${title} – ${product}`;
  return hasErrors ? wording.t(locale, 'common.error_prefix', { title: full }) : full;
}

function accountOf(actor: Actor, path: string): LayoutModel['account'] {
  const name = actor.kind === 'person' ? actor.name : '';
  const signIn =
    path === '/' || path.startsWith(account.signIn)
      ? account.signIn
      : `${account.signIn}?next=${encodeURIComponent(path)}`;
  return { name, profile: account.profile, signIn, signOut: account.signOut };
}

/** The same page in another language. */
function withLanguage(url: string, locale: Locale): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('lang', locale);
  return `${path}?${params}`;
}

function footerOf({ locale, demo }: LayoutFacts, wording: Wording): LayoutModel['footer'] {
  const link = (key: string, href: string) => ({ text: wording.t(locale, key), href });
  return [
    link('layout.accessibility', frame.accessibility),
    link('layout.privacy', frame.privacy),
    ...(demo ? [link('layout.styleguide', frame.styleguide), link('layout.mailbox', frame.mailbox)] : []),
  ];
}
