import { afterEach, expect, test, vi } from 'vitest';
import { callOnClick } from './call-links';

class FakeAnchor {
  readonly protocol: string;
  readonly pathname: string;

  constructor(protocol: string, pathname: string) {
    this.protocol = protocol;
    this.pathname = pathname;
  }
}

afterEach(() => vi.unstubAllGlobals());

test('The page calls a clicked number and leaves every other link to the browser', () => {
  const page = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('HTMLAnchorElement', FakeAnchor);
  const called: string[] = [];
  const stop = callOnClick((number) => called.push(number));
  const click = (...path: object[]) => {
    const event = Object.assign(new Event('click', { cancelable: true }), { composedPath: () => path });
    page.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(click({}, new FakeAnchor('tel:', '%2B14155550142'))).toBe(true);
  expect([click(new FakeAnchor('https:', '/')), click({})]).toEqual([false, false]);
  stop();
  click(new FakeAnchor('tel:', '1'));
  expect(called).toEqual(['+14155550142']);
});
