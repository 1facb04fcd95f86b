import {
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  createAll,
} from 'govuk-frontend';
import { keepAnswersAcrossLanguages } from './keep-answers.js';

/** Behaviours that only some pages have, fetched where their elements stand. */
const RARE: Readonly<Record<string, () => Promise<{ start(element: HTMLElement): void }>>> = {
  'app-autosave': () => import('./autosave.js'),
  'app-commune': () => import('./commune.js'),
  'app-upload': () => import('./upload.js'),
};

document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');

for (const component of [Button, ErrorSummary, NotificationBanner, PasswordInput, SkipLink]) createAll(component);
createAll(CharacterCount);

for (const [name, load] of Object.entries(RARE)) {
  const elements = document.querySelectorAll<HTMLElement>(`[data-module~="${name}"]`);
  if (elements.length > 0) void load().then(({ start }) => elements.forEach(start));
}

keepAnswersAcrossLanguages();
