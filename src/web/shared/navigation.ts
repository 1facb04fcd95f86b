import type { Actor } from '../../platform/actor.js';
import { can, type Permission } from '../../identity/permissions.js';
import { frame } from '../../paths/frame.js';
import type { Audience, NavigationItem } from './layout.types.js';

interface Entry {
  readonly key: string;
  readonly href: string;
  /** Shown only to those who may. */
  readonly needs?: Permission;
  /** Addresses that belong to it besides its own and those below it. */
  readonly also?: string;
}

const PUBLIC: readonly Entry[] = [
  { key: 'layout.nav.services', href: frame.services },
  { key: 'layout.nav.track', href: frame.track },
  { key: 'layout.nav.verify', href: frame.verify },
];

const ENTRIES: Readonly<Record<Audience, readonly Entry[]>> = {
  public: PUBLIC,
  citizen: [
    { key: 'layout.nav.services', href: frame.services },
    { key: 'layout.nav.applications', href: frame.applications, also: '/cases' },
    { key: 'layout.nav.inbox', href: frame.inbox },
    { key: 'layout.nav.office', href: frame.officer, needs: 'case.list' },
  ],
  officer: [
    { key: 'layout.nav.queue', href: frame.officer, also: '/officer/cases' },
    { key: 'layout.nav.counter', href: frame.counter, needs: 'case.file' },
    { key: 'layout.nav.figures', href: frame.figures, needs: 'figures.read' },
  ],
  admin: [
    { key: 'layout.nav.catalog', href: frame.catalog, needs: 'catalog.read' },
    { key: 'layout.nav.agencies', href: frame.agencies, needs: 'agency.manage' },
    { key: 'layout.nav.staff', href: frame.staff, needs: 'staff.manage' },
    { key: 'layout.nav.calendar', href: frame.calendar, needs: 'calendar.manage' },
    { key: 'layout.nav.audit', href: frame.audit, needs: 'audit.read' },
    { key: 'layout.nav.system', href: frame.system, needs: 'system.read' },
  ],
};

/** The parts of the portal that this person may open, with the present one marked. */
export function navigationFor(
  audience: Audience,
  actor: Actor,
  path: string,
  t: (key: string) => string,
): NavigationItem[] {
  const shown = ENTRIES[audience].filter((entry) => entry.needs === undefined || can(actor, entry.needs));
  const best = shown.filter((entry) => matches(entry, path)).sort((a, b) => b.href.length - a.href.length)[0];
  return shown.map((entry) => ({
    text: t(entry.key),
    href: entry.href,
    current: entry.href === path,
    active: entry === best,
  }));
}

const matches = ({ href, also }: Entry, path: string): boolean =>
  [href, ...(also === undefined ? [] : [also])].some((one) => path === one || path.startsWith(`${one}/`));
