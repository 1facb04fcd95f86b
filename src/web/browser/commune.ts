/** Another province chosen: its communes are fetched and offered at once, without a round through the server's page. */
export function start(element: HTMLElement): void {
  const province = element.querySelector<HTMLSelectElement>('select[data-part="province"]');
  const commune = element.querySelector<HTMLSelectElement>('select[data-part="commune"]');
  if (!province || !commune) return;
  const first = commune.options[0];
  province.addEventListener('change', () => void offer(province.value, commune, first));
}

interface Unit {
  readonly code: string;
  readonly name: string;
}

async function offer(
  province: string,
  commune: HTMLSelectElement,
  first: HTMLOptionElement | undefined,
): Promise<void> {
  const units = province === '' ? [] : await communesOf(province);
  if (!units) return;
  const options = units.map(({ code, name }) => new Option(name, code));
  commune.replaceChildren(...(first ? [first] : []), ...options);
  commune.value = '';
}

/** Nothing where the network fails: the page itself still offers them after it is sent. */
async function communesOf(province: string): Promise<readonly Unit[] | undefined> {
  try {
    const answer = await fetch(`/address/communes?province=${encodeURIComponent(province)}`, {
      headers: { accept: 'application/json' },
    });
    return answer.ok ? ((await answer.json()) as readonly Unit[]) : undefined;
  } catch {
    return undefined;
  }
}
