import { expect, test } from 'vitest';
import type { Pop } from '../core/index';
import { createChoices } from './choices';
import { storage } from './testing/fake-browser';

const pop = (url: string): Pop => ({ rule: 'picked', at: 'ringing', target: 'frame', url });

test('The last twenty choices survive a reload, the latest one for each contact', () => {
  const session = storage();
  const choices = createChoices(session);
  choices.choose('a', pop('https://crm.example.test/1'));
  choices.choose('a', pop('https://crm.example.test/2'));
  expect(createChoices(session).chosen('a')?.url).toBe('https://crm.example.test/2');
  for (let other = 0; other < 20; other++) choices.choose(`${other}`, pop('https://crm.example.test/'));
  expect([choices.chosen('a'), choices.chosen('0')?.rule]).toEqual([undefined, 'picked']);
});

test.each([
  'null',
  '{}',
  '"a"',
  '[null]',
  '[7]',
  '[["a"]]',
  '[["a",null]]',
  '[["a",{"url":7}]]',
  '[["a",{"url":"https://crm.example.test/","target":"window","at":"ringing","rule":"picked"}]]',
])('A storage that holds %s has no choices, and takes new ones', (text) => {
  const session = storage();
  session.setItem('screen-pop.chosen', text);
  const choices = createChoices(session);
  expect(choices.chosen('a')).toBeUndefined();
  choices.choose('a', pop('https://crm.example.test/'));
  expect(choices.chosen('a')?.rule).toBe('picked');
});

test('A storage that is forbidden or holds another text has no choices', () => {
  const forbidden = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const choices = createChoices({ getItem: () => '{', setItem: forbidden });
  choices.choose('a', pop('https://crm.example.test/'));
  expect(choices.chosen('a')).toBeUndefined();
});
