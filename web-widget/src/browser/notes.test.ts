import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ContactNote, NotesSink } from '../core/contact/note';
import { Notes } from './notes';
import { postingSink } from './notes-sink';
import { memoryStorage } from './storage';

/** A sink that refuses the given number of saves and keeps the later notes. */
function aSink(refusals: number): NotesSink & { readonly taken: ContactNote[] } {
  const taken: ContactNote[] = [];
  let left = refusals;
  return {
    taken,
    async save(note) {
      if (left-- > 0) throw new Error('HTTP 503');
      taken.push(note);
    },
  };
}

const note = { contactId: 'c-1', channel: 'voice', direction: 'inbound', outcome: 'Resolved', text: 'Sent a new one.' };

describe('A note', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-01-02T03:04:05Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is kept at every key, and is there after a reload', () => {
    const storage = memoryStorage();
    new Notes(undefined, storage).write({ ...note, text: 'Sent a' });

    expect(new Notes(undefined, storage).of('c-1')).toEqual({ outcome: 'Resolved', text: 'Sent a', state: 'draft' });
  });

  test('is sent once when the contact is finished, and then removed from the browser', async () => {
    const storage = memoryStorage();
    const sink = aSink(0);
    const notes = new Notes(() => sink, storage);
    notes.write(note);
    expect(sink.taken).toEqual([]);
    notes.finish('c-1');
    notes.finish('c-1');
    await vi.advanceTimersByTimeAsync(0);

    expect(sink.taken).toEqual([{ ...note, at: '2026-01-02T03:04:05.000Z' }]);
    expect(notes.of('c-1').state).toBe('sent');
    expect(storage.length).toBe(0);
  });

  test('that is refused is shown as failed, and sent again until it is accepted', async () => {
    const sink = aSink(3);
    const notes = new Notes(() => sink, memoryStorage());
    const states: string[] = [];
    notes.onChange(() => states.push(notes.of('c-1').state));
    notes.write(note);
    notes.finish('c-1');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(sink.taken).toHaveLength(1);
    expect(states.filter((state) => state === 'failed')).toHaveLength(3);
    expect(states.at(-1)).toBe('sent');
  });

  test('that was not accepted before a reload is sent after it', async () => {
    const storage = memoryStorage();
    const down = aSink(99);
    const refusing = new Notes(() => down, storage);
    refusing.write(note);
    refusing.finish('c-1');
    await vi.advanceTimersByTimeAsync(0);
    refusing.stop();

    const sink = aSink(0);
    new Notes(() => sink, storage);
    await vi.advanceTimersByTimeAsync(0);
    expect(sink.taken).toHaveLength(1);
  });

  test('of one contact is not shown for another, and an old or broken note is removed', () => {
    const storage = memoryStorage();
    new Notes(undefined, storage).write(note);
    storage.setItem('screen-pop:note:c-2', '{broken');
    vi.advanceTimersByTime(8 * 86_400_000);

    const notes = new Notes(undefined, storage);
    expect([notes.of('c-1').text, notes.of('c-2').text]).toEqual(['', '']);
    expect(storage.length).toBe(0);
  });

  test.each([{ text: 7 }, { text: undefined }, { contactId: { id: 'c-1' } }, { at: undefined }, { at: 'yesterday' }])(
    'of another form is removed: %o',
    (different) => {
      const storage = memoryStorage();
      storage.setItem('screen-pop:note:c-1', JSON.stringify({ ...note, at: new Date().toISOString(), ...different }));

      expect(new Notes(undefined, storage).of('c-1')).toEqual({ outcome: undefined, text: '', state: 'none' });
      expect(storage.length).toBe(0);
    },
  );

  test('that cannot be stored is still there while the page is open', () => {
    const full = {
      ...memoryStorage(),
      length: 0,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const notes = new Notes(undefined, full);
    notes.write(note);
    expect(notes.of('c-1').text).toBe('Sent a new one.');
  });

  test('is posted in the agent’s own session, and any status but a successful one is a failure', async () => {
    const requests: [string, RequestInit][] = [];
    let status = 204;
    const send = (async (address: string, init: RequestInit) => {
      requests.push([address, init]);
      return { ok: status < 300, status };
    }) as typeof fetch;
    const sink = postingSink(({ contactId }) => `https://crm.example.test/contacts/${contactId}/notes`, send);
    const whole = { ...note, at: '2026-01-02T03:04:05.000Z' };

    await sink.save(whole);
    expect(requests[0]?.[0]).toBe('https://crm.example.test/contacts/c-1/notes');
    expect(requests[0]?.[1]).toMatchObject({
      method: 'POST',
      credentials: 'include',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(JSON.parse(String(requests[0]?.[1].body))).toEqual(whole);
    status = 503;
    await expect(sink.save(whole)).rejects.toThrow('HTTP 503');
    await expect(postingSink(() => undefined, send).save(whole)).rejects.toThrow('no address');
  });
});

describe('A note in a browser that is not as expected', () => {
  test('is read from storage with holes, and an entry that is not a note is removed', () => {
    const storage = memoryStorage();
    storage.setItem('screen-pop:note:c-1', '{');
    storage.setItem('screen-pop:note:c-2', JSON.stringify({ ...note, contactId: '', at: new Date().toISOString() }));
    const holes = {
      ...storage,
      length: 4,
      key: (at: number) => [null, 'screen-pop:note:c-1', 'other', 'screen-pop:note:c-2'][at],
    };
    const notes = new Notes(undefined, holes as Storage);
    expect([notes.of('c-1').state, notes.local, storage.length]).toEqual(['none', true, 0]);
  });

  test('of an unknown contact is not finished, and one that changes while it is sent is a draft again', async () => {
    let taken: () => void = () => {};
    const sink = {
      save: () =>
        new Promise<void>((resolve) => {
          taken = resolve;
        }),
    };
    const notes = new Notes(() => sink, memoryStorage());
    notes.finish('nobody');
    notes.write(note);
    notes.finish('c-1');
    expect([notes.of('c-1').state, notes.local]).toEqual(['sending', false]);
    notes.write({ ...note, text: 'And another thing.' });
    taken();
    await Promise.resolve();
    await Promise.resolve();
    expect(notes.of('c-1')).toMatchObject({ text: 'And another thing.', state: 'draft' });
  });
});

describe('A note that the record system does not accept', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** The times of each attempt, in seconds, while the record system is down. */
  function attempts(sink: NotesSink, seconds: number): Promise<number[]> {
    const times: number[] = [];
    const began = Date.now();
    const timed: NotesSink = {
      save: (each) => {
        times.push((Date.now() - began) / 1000);
        return sink.save(each);
      },
    };
    const notes = new Notes(() => timed, memoryStorage());
    notes.write(note);
    notes.finish('c-1');
    return vi.advanceTimersByTimeAsync(seconds * 1000).then(() => times);
  }

  test('is sent again after two seconds, then less and less often, and at least once a minute', async () => {
    expect(await attempts(aSink(99), 250)).toEqual([0, 2, 6, 14, 30, 62, 122, 182, 242]);
  });

  test('is sent no more once it is accepted, nor after the page has stopped', async () => {
    expect(await attempts(aSink(1), 600)).toEqual([0, 2]);
    const sink = aSink(1);
    const notes = new Notes(() => sink, memoryStorage());
    const heard = vi.fn();
    notes.onChange(heard);
    notes.write(note);
    notes.finish('c-1');
    await vi.advanceTimersByTimeAsync(0);
    notes.stop();
    const told = heard.mock.calls.length;
    await vi.advanceTimersByTimeAsync(600_000);
    notes.write(note);
    expect([sink.taken, heard.mock.calls.length]).toEqual([[], told]);
  });
});

describe('A note that failed and that the agent changes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is a draft again, which is sent once, when it is finished', async () => {
    let saves = 0;
    let taken: () => void = () => {};
    const texts: string[] = [];
    const sink: NotesSink = {
      save({ text }) {
        texts.push(text);
        if (saves++ === 0) return Promise.reject(new Error('HTTP 503'));
        return new Promise((resolve) => {
          taken = resolve;
        });
      },
    };
    const notes = new Notes(() => sink, memoryStorage());
    notes.write(note);
    notes.finish('c-1');
    await vi.advanceTimersByTimeAsync(0);
    expect(notes.of('c-1').state).toBe('failed');
    notes.write({ ...note, text: 'Half a' });
    await vi.advanceTimersByTimeAsync(600_000);
    expect([texts, notes.of('c-1').state]).toEqual([[note.text], 'draft']);
    notes.write({ ...note, text: 'Half a note.' });
    notes.finish('c-1');
    // The answer takes longer than the pause before the next attempt would have been.
    await vi.advanceTimersByTimeAsync(600_000);
    taken();
    await vi.advanceTimersByTimeAsync(600_000);
    expect([texts, notes.of('c-1').state]).toEqual([[note.text, 'Half a note.'], 'sent']);
  });

  test('is a draft and not failed if the answer comes after the change', async () => {
    let refuse: (error: Error) => void = () => {};
    const sink: NotesSink = {
      save: () =>
        new Promise((_, reject) => {
          refuse = reject;
        }),
    };
    const notes = new Notes(() => sink, memoryStorage());
    notes.write(note);
    notes.finish('c-1');
    notes.write({ ...note, text: 'Half a' });
    refuse(new Error('HTTP 503'));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(notes.of('c-1')).toMatchObject({ text: 'Half a', state: 'draft' });
  });

  test('is not sent beside the attempt of the first text', async () => {
    const sink = aSink(1);
    const storage = memoryStorage();
    const notes = new Notes(() => sink, storage);
    notes.write(note);
    notes.finish('c-1');
    await vi.advanceTimersByTimeAsync(0);
    notes.write({ ...note, text: 'And another thing.' });
    notes.finish('c-1');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sink.taken).toMatchObject([{ text: 'And another thing.' }]);
    expect(storage.length).toBe(0);
  });
});

describe('A note whose contact left while no page was there', () => {
  const written = (storage: Storage, ...contactIds: string[]) => {
    for (const contactId of contactIds) new Notes(undefined, storage).write({ ...note, contactId });
  };

  test('is sent, and that of a contact which is still there stays a draft', async () => {
    const storage = memoryStorage();
    written(storage, 'left', 'here');
    const sink = aSink(0);
    const notes = new Notes(() => sink, storage);
    expect(notes.of('left').state).toBe('draft');
    notes.finishAllBut(['here', 'other']);
    await Promise.resolve();
    await Promise.resolve();
    expect(sink.taken.map(({ contactId }) => contactId)).toEqual(['left']);
    expect([notes.of('left').state, notes.of('here').state, storage.length]).toEqual(['sent', 'draft', 1]);
  });

  test('is sent as another page has left it, and not if that page has sent it or sends it', async () => {
    const storage = memoryStorage();
    written(storage, 'changed', 'sent', 'sending');
    const sink = aSink(0);
    const notes = new Notes(() => sink, storage);
    const other = new Notes(() => ({ save: () => new Promise<void>(() => {}) }), storage);
    other.write({ ...note, contactId: 'changed', text: 'And another thing.' });
    other.finish('sending');
    storage.removeItem('screen-pop:note:sent');
    notes.finishAllBut([]);
    await Promise.resolve();
    expect(sink.taken).toMatchObject([{ contactId: 'changed', text: 'And another thing.' }]);
  });
});

describe('A note that failed before the settings changed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each([
    ['is sent to the new record system', aSink(0), 'sent', 1],
    ['stays in this browser if there is none any more, and is a draft', undefined, 'draft', 0],
  ] as const)('%s', async (_, next, state, taken) => {
    const old = aSink(1);
    let sink: NotesSink | undefined = old;
    const storage = memoryStorage();
    const notes = new Notes(() => sink, storage);
    notes.write(note);
    notes.finish('c-1');
    await vi.advanceTimersByTimeAsync(0);
    expect([notes.of('c-1').state, notes.local]).toEqual(['failed', false]);
    sink = next;
    await vi.advanceTimersByTimeAsync(600_000);
    expect([notes.of('c-1').state, notes.local, old.taken]).toEqual([state, !next, []]);
    expect([next?.taken.length ?? 0, storage.length]).toEqual([taken, 1 - taken]);
  });
});

describe('A listener of the notes', () => {
  test('hears each change until it stops listening', () => {
    const notes = new Notes(undefined, memoryStorage());
    const heard = vi.fn();
    const stop = notes.onChange(heard);
    notes.write(note);
    expect(heard).toHaveBeenCalledOnce();
    stop();
    notes.write(note);
    expect(heard).toHaveBeenCalledOnce();
  });
});

test('A finished note without a record system is kept in this browser, for a week', async () => {
  const storage = memoryStorage();
  let now = Date.parse('2026-01-02T03:04:05Z');
  const notes = new Notes(undefined, storage, () => now);
  notes.write(note);
  notes.finish('c-1');
  await new Promise((resolve) => setTimeout(resolve));
  expect(notes.of('c-1').state).toBe('draft');
  now += 7 * 86_400_000;
  expect(new Notes(undefined, storage, () => now).of('c-1')).toEqual({
    outcome: 'Resolved',
    text: 'Sent a new one.',
    state: 'draft',
  });
  now += 1;
  expect(new Notes(undefined, storage, () => now).of('c-1').text).toBe('');
});

test('A note that was sent before a reload is not sent again', async () => {
  const storage = memoryStorage();
  const sent = { ...note, at: new Date().toISOString(), finished: true, sent: true };
  storage.setItem('screen-pop:note:c-1', JSON.stringify(sent));
  const draft = { ...note, contactId: 'c-2', at: new Date().toISOString() };
  storage.setItem('screen-pop:note:c-2', JSON.stringify(draft));
  const sink = aSink(0);
  const notes = new Notes(() => sink, storage);
  await Promise.resolve();
  expect([sink.taken, notes.of('c-1').state, notes.of('c-2').state, notes.of('c-3')]).toEqual([
    [],
    'sent',
    'draft',
    { outcome: undefined, text: '', state: 'none' },
  ]);
});

test('An entry of another program is neither read nor removed', () => {
  const storage = memoryStorage();
  storage.setItem('screen-pop:settings', '{');
  storage.setItem('other', JSON.stringify({ ...note, at: new Date().toISOString() }));
  expect(new Notes(undefined, storage).of('c-1').text).toBe('');
  expect([storage.length, storage.getItem('screen-pop:settings')]).toEqual([2, '{']);
});
