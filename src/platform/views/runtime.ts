import { Html } from './safe-html.js';

/** What the functions made of templates call. */
export const runtime = { out, is, list, plain, missing };

/** A value as text of a page: escaped, unless it is markup of our own. */
function out(value: unknown): string {
  if (typeof value === 'string') return SPECIAL.test(value) ? escapeHtml(value) : value;
  if (value === undefined || value === null) return '';
  return value instanceof Html ? value.markup : escapeHtml(String(value));
}

const SPECIAL = /[&<>"']/;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Does `if` see something there? Not for empty lists, nor for zero. */
function is(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null || value === false) return [];
  throw new Error('"each" takes a list');
}

/** Only plain objects are handed to a template: an entity or a service never gets this far. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Html) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return value;
  throw new Error(`A template was handed a ${value.constructor.name}, not a plain object`);
}

/** A name that the model lacks is a mistake; one that it has without a value is empty. */
function missing(owner: unknown, name: string, where: string): undefined {
  if (typeof owner === 'object' && owner !== null && name in owner) return undefined;
  throw new Error(`The model has no "${name}" (views/${where})`);
}
