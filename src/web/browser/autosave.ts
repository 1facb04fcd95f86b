const EVERY_MS = 10_000;

/**
 * `<form data-module="app-autosave" data-autosave="<address>" data-saved="… {time}">`: what is typed is sent to that address
 * every ten seconds while it changes, and when the page is left. The server answers 204 and the new revision, which the form
 * sends along from then on; anything else says nothing.
 */
export function start(form: HTMLElement): void {
  const address = form.dataset.autosave;
  if (!(form instanceof HTMLFormElement) || address === undefined) return;
  const status = document.createElement('p');
  status.className = 'govuk-hint';
  status.setAttribute('role', 'status');
  form.append(status);
  let saved = contentOf(form);
  let sending: Promise<void> | undefined;
  let left = false;

  const save = async (now: string): Promise<void> => {
    try {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(now), keepalive: true });
      if (answer.status !== 204) return;
      saved = now;
      const revision = form.querySelector<HTMLInputElement>('input[name="revision"]');
      if (revision) revision.value = answer.headers.get('revision') ?? revision.value;
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      status.textContent = (form.dataset.saved ?? '').replace('{time}', time);
    } catch {
      // Offline: the next round tries again, and the button still works.
    } finally {
      sending = undefined;
    }
  };
  const tick = (): void => {
    const now = contentOf(form);
    if (!left && !sending && typed(now) !== typed(saved)) sending = save(now);
  };

  setInterval(tick, EVERY_MS);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tick());
  addEventListener('pageshow', () => (left = false));
  form.addEventListener('submit', (event) => {
    left = true;
    if (!sending) return;
    // What is on its way makes a new revision: the form waits for it, or it would meet itself as somebody else.
    event.preventDefault();
    void sending.then(() => form.requestSubmit(event.submitter));
  });
}

/** Files are sent by themselves, never here. */
function contentOf(form: HTMLFormElement): string {
  const content = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') content.append(name, value);
  return content.toString();
}

const typed = (content: string): string => content.replace(/(^|&)revision=[^&]*/, '');
