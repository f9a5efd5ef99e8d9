import fc from 'fast-check';
import { fates, findings } from './service';

/** How an update of the service reaches the page. */
export const deliveries = ['once', 'once', 'once', 'twice', 'reversed', 'stale', 'dropped'] as const;

/** The keys that an agent presses, with Alt. */
export const keys = [
  'KeyA',
  'KeyX',
  'KeyM',
  'KeyH',
  'KeyK',
  'KeyT',
  'KeyN',
  'KeyQ',
  'KeyW',
  'Digit1',
  'Digit2',
] as const;

const index = fc.nat(999);
const delivery = fc.constantFrom(...deliveries);
const ring = fc.record({
  do: fc.constant('ring' as const),
  type: fc.constantFrom('voice' as const, 'voice' as const, 'chat' as const),
  finding: fc.constantFrom(...findings, 'match' as const),
  known: fc.boolean(),
  delivery,
});
const befall = fc.record({
  do: fc.constant('befall' as const),
  contact: index,
  fate: fc.constantFrom(...fates, 'connect' as const, 'connect' as const, 'learn' as const),
  delivery,
});

/** One move of a session, of the service, the agent or the browser. */
export const move = fc.oneof(
  { weight: 6, arbitrary: ring },
  { weight: 10, arbitrary: befall },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('come back' as const), contact: index, delivery }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), at: index, done: fc.boolean() }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constant('click' as const), at: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('double click' as const), at: index }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), at: index }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('press' as const), key: fc.constantFrom(...keys) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('show' as const), visible: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sign' as const), signed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('other tab' as const), open: fc.boolean() }) },
);
type ValueOf<T> = T extends fc.Arbitrary<infer V> ? V : never;
export type Move = ValueOf<typeof move>;
