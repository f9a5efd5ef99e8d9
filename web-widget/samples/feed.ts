/** The most messages in a list. */
const kept = 500;

/** Fills one `.feed` of a page, newest first and each with its time. A filter and a copy button act on its lines. */
export function feed(id: string): (text: string) => void {
  const panel = document.getElementById(id) as HTMLElement;
  const part = <T extends HTMLElement>(selector: string) => panel.querySelector(selector) as T;
  const list = part('ol');
  const filter = part<HTMLInputElement>('input');
  const lines = () => [...list.children] as HTMLElement[];

  const show = (line: HTMLElement) => {
    line.hidden = !(line.textContent ?? '').toLowerCase().includes(filter.value.trim().toLowerCase());
  };
  filter.addEventListener('input', () => lines().forEach(show));
  part('button').addEventListener('click', async () => {
    const shown = lines().filter(({ hidden }) => !hidden);
    await navigator.clipboard.writeText(shown.map(({ textContent }) => textContent).join('\n'));
    part('[role=status]').textContent = shown.length === 1 ? '1 message copied' : `${shown.length} messages copied`;
  });

  // As text, never as markup, because a caller's own values cannot be trusted.
  return (text) => {
    const now = new Date();
    const time = Object.assign(document.createElement('time'), {
      dateTime: now.toISOString(),
      textContent: now.toLocaleTimeString('en-GB'),
    });
    const line = document.createElement('li');
    line.append(time, ' ', Object.assign(document.createElement('span'), { textContent: text }));
    list.prepend(line);
    show(line);
    for (const old of lines().slice(kept)) old.remove();
  };
}
