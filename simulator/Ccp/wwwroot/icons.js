// The icons of the agent's page.
import { outlines } from './outlines.js';

const namespace = 'http://www.w3.org/2000/svg';

const channels = {
  voice: 'phone',
  queue_callback: 'phone-outgoing',
  callback: 'phone-outgoing',
  chat: 'message-square',
  task: 'clipboard-list',
  email: 'mail',
};

/** An outline on a 24 by 24 grid, hidden from screen readers. `size` is a CSS class: s 14, m 16, l 22 pixels, default 18. */
export const drawIcon = (outline, size = '') => {
  const [drawing, path] = ['svg', 'path'].map((name) => document.createElementNS(namespace, name));
  drawing.setAttribute('class', `ico ${size}`);
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', outline);
  drawing.append(path);
  return drawing;
};

/** An icon by its name. */
export const icon = (name, size) => drawIcon(outlines[name], size);

/** The icon of a contact's channel. */
export const channelIcon = (channel, size) => icon(channels[channel] ?? 'phone', size);
