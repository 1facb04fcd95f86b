/** While a file is on its way: a bar, the words for it, and no second try by an impatient press. */
export function start(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  const status = document.createElement('p');
  status.className = 'app-paper__hint';
  status.setAttribute('role', 'status');
  form.append(status);
  form.addEventListener('submit', (event) => {
    if (form.dataset.sending === 'yes') return event.preventDefault();
    const input = form.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input?.files?.length) return;
    form.dataset.sending = 'yes';
    const bar = document.createElement('progress');
    bar.className = 'app-paper__progress';
    bar.setAttribute('aria-label', form.dataset.uploading ?? '');
    status.textContent = form.dataset.uploading ?? '';
    form.append(bar);
  });
  // Coming back to a page that the browser kept: it may be sent again.
  addEventListener('pageshow', () => {
    delete form.dataset.sending;
    status.textContent = '';
    form.querySelector('progress')?.remove();
  });
}
