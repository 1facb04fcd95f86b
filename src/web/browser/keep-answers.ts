const KEPT = 'motcua:kept';
const SECRET = /^(password|file|hidden|submit|button)$/;

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Kept = readonly (readonly [name: string, value: string])[];

/**
 * Changing the language does not lose what was typed: it waits in this tab's storage for the one page that comes next. Never
 * passwords or files.
 */
export function keepAnswersAcrossLanguages(): void {
  restore();
  for (const link of document.querySelectorAll('.app-header__languages a')) link.addEventListener('click', keep);
}

const inputs = (): Input[] => [
  ...document.querySelectorAll<Input>('main form[method="post"] :is(input, select, textarea)'),
];

function keep(): void {
  const kept = inputs()
    .filter((input) => input.name !== '' && !SECRET.test(input.type) && (!isTick(input) || input.checked))
    .map((input): [string, string] => [input.name, input.value]);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([location.pathname, kept]));
  } catch {
    // Storage is switched off or full: the page simply starts empty.
  }
}

function restore(): void {
  try {
    const stored = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    if (stored === null) return;
    const [path, kept] = JSON.parse(stored) as [string, Kept];
    if (path === location.pathname) for (const input of inputs()) fill(input, kept);
  } catch {
    return;
  }
}

function fill(input: Input, kept: Kept): void {
  if (SECRET.test(input.type)) return;
  const values = kept.filter(([name]) => name === input.name).map(([, value]) => value);
  if (isTick(input)) input.checked = values.includes(input.value);
  else if (values[0] !== undefined) input.value = values[0];
}

const isTick = (input: Input): input is HTMLInputElement => input.type === 'checkbox' || input.type === 'radio';
