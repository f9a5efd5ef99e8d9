import { expect, test } from 'vitest';
import { hearRefusals } from './refusals';

test('A frame that the policy blocks is reported, and a blocked script is not', () => {
  const page = new EventTarget();
  const told: string[] = [];
  const stop = hearRefusals((address) => told.push(address), page);
  const refuse = (effectiveDirective: string, blockedURI: string) =>
    page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { effectiveDirective, blockedURI }));
  refuse('frame-src', 'https://crm.example.test');
  refuse('script-src-elem', 'https://elsewhere.example.test');
  refuse('child-src', 'https://old.example.test');
  stop();
  refuse('frame-src', 'https://late.example.test');
  expect(told).toEqual(['https://crm.example.test', 'https://old.example.test']);
});
