import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ContactView } from '../../core/index';
import type { Settings } from '../settings';
import { aView } from '../testing/views';
import { useLanguage } from '../text/text';
import { Alerts } from './alerts';

const ring = aView({ contactId: 'ring' });
const chat = aView({ contactId: 'chat', channel: 'chat' });
const view = (...contacts: ContactView[]) => ({ contacts, focus: undefined, past: [] });

class Shown {
  onclick = () => {};
  closed = 0;
  readonly title: string;
  readonly options: NotificationOptions;
  constructor(title: string, options: NotificationOptions) {
    if (forbidden) throw new TypeError('Illegal constructor');
    this.title = title;
    this.options = options;
    notifications.push(this);
  }
  close() {
    this.closed++;
  }
}

let notifications: Shown[];
let forbidden: boolean;
let focused: boolean;
let icon: { href: string; writes: number } | undefined;
let rings: number[];
let page: { title: string };
let settings: Partial<Settings>;
const focus = vi.fn();

beforeEach(async () => {
  vi.useFakeTimers();
  notifications = [];
  forbidden = false;
  focused = false;
  icon = { href: 'icon.svg', writes: 0 };
  rings = [];
  settings = {};
  focus.mockClear();
  const link = {
    getAttribute: () => icon?.href,
    setAttribute: (_: string, href: string) => {
      icon = { href, writes: (icon?.writes ?? 0) + 1 };
    },
  };
  page = Object.assign(
    { title: 'Screen Pop' },
    {
      documentElement: {},
      querySelector: (selector: string) => (icon && selector === 'link[rel="icon"]' ? link : null),
      hasFocus: () => focused,
    },
  );
  const knob = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  class Sound {
    currentTime = 10;
    destination = {};
    resume = async () => {};
    createGain = () => ({ gain: knob, connect: () => {} });
    createOscillator = () => ({
      frequency: { value: 0 },
      connect: (next: object) => next,
      start: (at: number) => void rings.push(at),
      stop: () => {},
    });
  }
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', { focus });
  vi.stubGlobal('Notification', Shown);
  vi.stubGlobal('AudioContext', Sound);
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify(settings), setItem: () => {} });
  await useLanguage('en');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('The tab', () => {
  test('has the caller and the line in its title and a ringing icon while a contact rings', () => {
    const alerts = new Alerts();
    alerts.show(view(aView({ stage: 'connected' })));
    expect([page.title, icon]).toEqual(['Screen Pop', { href: 'icon.svg', writes: 0 }]);
    alerts.show(view(ring, chat));
    expect([page.title, icon?.href]).toEqual(['☎ Jane Doe · Acme Support', 'icon-ringing.svg']);
    alerts.show(view(ring, chat));
    expect(icon?.writes).toBe(1);
    alerts.show(view());
    expect([page.title, icon?.href]).toEqual(['Screen Pop', 'icon.svg']);
  });

  test('keeps its own title when the page stops during a ring', () => {
    const alerts = new Alerts();
    alerts.show(view(ring));
    alerts.stop();
    expect(page.title).toBe('Screen Pop');
  });

  test('without an icon still has the title', () => {
    icon = undefined;
    new Alerts().show(view(ring));
    expect([page.title, icon]).toEqual(['☎ Jane Doe · Acme Support', undefined]);
  });
});

describe('The tone', () => {
  test('sounds in two notes, again and again, until the contact no longer rings', () => {
    settings = { sound: true };
    const alerts = new Alerts();
    alerts.show(view(ring));
    alerts.show(view(ring, chat));
    expect(rings).toEqual([10, 10.22]);
    vi.advanceTimersByTime(2400);
    expect(rings).toHaveLength(4);
    alerts.show(view());
    vi.advanceTimersByTime(60_000);
    expect(rings).toHaveLength(4);
  });

  test('is silent unless the agent has chosen it', () => {
    const alerts = new Alerts();
    alerts.show(view(ring));
    vi.advanceTimersByTime(10_000);
    expect(rings).toEqual([]);
  });

  test('sounds once when the agent chooses it, and stops with the choice and with the page', () => {
    const alerts = new Alerts();
    const chosen = { sound: true, notifications: false, keys: true, devices: {} };
    alerts.change(chosen);
    expect(rings).toHaveLength(2);
    vi.advanceTimersByTime(10_000);
    expect(rings).toHaveLength(2);
    alerts.show(view(ring));
    alerts.change({ ...chosen, sound: false });
    vi.advanceTimersByTime(10_000);
    expect(rings).toHaveLength(4);
    alerts.change(chosen);
    alerts.show(view(ring));
    alerts.stop();
    const heard = rings.length;
    vi.advanceTimersByTime(10_000);
    expect(rings).toHaveLength(heard);
  });

  test('that the browser cannot play leaves the title', () => {
    settings = { sound: true };
    vi.stubGlobal('AudioContext', undefined);
    new Alerts().show(view(ring));
    expect(page.title).toContain('Jane Doe');
  });
});

describe('A notification', () => {
  beforeEach(() => {
    settings = { notifications: true };
  });

  test('appears once for each ringing contact while another window is in front', () => {
    const alerts = new Alerts();
    alerts.show(view(ring));
    alerts.show(view(ring, chat));
    expect(notifications.map(({ title, options: { body, tag, icon } }) => [title, body, tag, icon])).toEqual([
      ['Incoming call for Acme Support', 'Jane Doe', 'ring', 'icon.svg'],
      ['Incoming chat for Acme Support', 'Jane Doe', 'chat', 'icon.svg'],
    ]);
  });

  test('goes with its contact, and appears again if the contact rings again', () => {
    const alerts = new Alerts();
    alerts.show(view(ring, chat));
    alerts.show(view(chat));
    expect(notifications.map(({ closed }) => closed)).toEqual([1, 0]);
    alerts.show(view(ring, chat));
    expect(notifications).toHaveLength(3);
    alerts.stop();
    expect(notifications.map(({ closed }) => closed)).toEqual([1, 1, 1]);
  });

  test('is withdrawn when no contact can still ring', () => {
    new Alerts().show(view(ring));
    vi.advanceTimersByTime(29_999);
    expect(notifications[0]?.closed).toBe(0);
    vi.advanceTimersByTime(1);
    expect(notifications[0]?.closed).toBe(1);
  });

  test('brings the page to the front', () => {
    new Alerts().show(view(ring));
    notifications[0]?.onclick();
    expect([focus.mock.calls.length, notifications[0]?.closed]).toEqual([1, 1]);
  });

  test('does not appear over the page itself, nor unless the agent has chosen it', () => {
    focused = true;
    const alerts = new Alerts();
    alerts.show(view(ring));
    // The agent has seen it ring.
    focused = false;
    alerts.show(view(ring));
    settings = {};
    new Alerts().show(view(ring));
    alerts.stop();
    expect(notifications).toEqual([]);
  });

  test('that the browser does not allow is left out', () => {
    forbidden = true;
    const alerts = new Alerts();
    alerts.show(view(ring));
    alerts.show(view());
    alerts.stop();
    expect([page.title, notifications]).toEqual(['Screen Pop', []]);
  });
});
