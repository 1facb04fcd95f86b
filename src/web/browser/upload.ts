/** A chosen file is sent at once; the button stays for whoever has no script or changes their mind. */
export function start(form: HTMLElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (!(form instanceof HTMLFormElement) || !input) return;
  input.addEventListener('change', () => {
    if (input.files && input.files.length > 0) form.requestSubmit();
  });
  form.addEventListener('submit', () => {
    const bar = document.createElement('progress');
    bar.className = 'app-paper__progress';
    form.append(bar);
  });
}
