const EVERY_MS = 10_000;

/**
 * `<form data-module="app-autosave" data-autosave="<address>" data-saved="… {time}">`: what is typed is sent to that address
 * every ten seconds while it changes, and when the page is left. The server answers 204; anything else says nothing.
 */
export function start(form: HTMLElement): void {
  const address = form.dataset.autosave;
  if (!(form instanceof HTMLFormElement) || address === undefined) return;
  const status = document.createElement('p');
  status.className = 'govuk-hint';
  status.setAttribute('role', 'status');
  form.append(status);
  let saved = contentOf(form);
  let sending = false;

  const save = async (): Promise<void> => {
    const now = contentOf(form);
    if (now === saved || sending) return;
    sending = true;
    try {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(now), keepalive: true });
      if (answer.status !== 204) return;
      saved = now;
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      status.textContent = (form.dataset.saved ?? '').replace('{time}', time);
    } catch {
      // Offline: the next round tries again, and the button still works.
    } finally {
      sending = false;
    }
  };

  const timer = setInterval(() => void save(), EVERY_MS);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void save());
  form.addEventListener('submit', () => clearInterval(timer));
}

/** Files are sent by themselves, never here. */
function contentOf(form: HTMLFormElement): string {
  const content = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') content.append(name, value);
  return content.toString();
}
