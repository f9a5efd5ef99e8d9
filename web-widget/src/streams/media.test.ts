import { afterEach, describe, expect, test, vi } from 'vitest';
import { CommandError } from './command-error';
import type { Streams } from './library';
import { createMedia, type DeviceChoices, rate } from './media';

type Handler = (told?: object) => void;

/** The softphone's side of the library. `answers` is whether it confirms a chosen device. */
function softphone({ talking = true, kept = {} as DeviceChoices, answers = true, network = '' } = {}) {
  const handlers = new Map<string, Handler>();
  const asked: string[] = [];
  const on = (event: string) => (handler: Handler) => void handlers.set(event, handler);
  const set = (kind: string) => (deviceId: string) => {
    asked.push(`${kind} ${deviceId}`);
    if (answers) handlers.get(kind)?.({ deviceId });
  };
  class Agent {
    onSoftphoneError = on('error');
    onMicrophoneDeviceChanged = on('microphone');
    onSpeakerDeviceChanged = on('speaker');
    onRingerDeviceChanged = on('ringer');
    onLocalMediaStreamCreated = on('stream');
    onNetworkConnectionStatusChanged = on('network');
    getNetworkConnectionStatus = async () => {
      if (!network) throw new Error('no such channel');
      return { status: network };
    };
    setMicrophoneDevice = set('microphone');
    setSpeakerDevice = set('speaker');
    setRingerDevice = set('ringer');
  }
  const library = {
    Agent,
    EventType: { SOFTPHONE_STATS: 'stats' },
    agent: (met: (agent: Agent) => void) => met(new Agent()),
    core: {
      getEventBus: () => ({ subscribe: (event: string, handler: Handler) => on(event)(handler) }),
      getFrameMediaDevices: async (withinMs: number) => [
        { kind: 'audioinput', deviceId: `${withinMs}`, label: 'Time' },
        { kind: 'audioinput', deviceId: 'm1', label: 'Headset' },
        { kind: 'audioinput', deviceId: '', label: 'Unknown' },
        { kind: 'audioinput', deviceId: 'm2', label: '' },
        { kind: 'audiooutput', deviceId: 's1', label: 'Headset' },
        { kind: 'videoinput', deviceId: 'c1', label: 'Camera' },
      ],
    },
  };
  let memory = kept;
  let changes = 0;
  const media = createMedia(
    library as unknown as Streams,
    { read: () => kept, keep: (choices) => (memory = choices) },
    () => talking,
    () => changes++,
  );
  return {
    media,
    changes: () => changes,
    asked,
    kept: () => memory,
    tell: (event: string, told?: object) => handlers.get(event)?.(told),
  };
}

afterEach(() => void vi.useRealTimers());

describe('A device', () => {
  test('is listed if it has a name and is for sound, and the CCP is asked for three seconds', async () => {
    const headset = { label: 'Headset' };
    expect(await softphone().media.devices()).toEqual({
      microphone: [
        { id: '3000', label: 'Time' },
        { id: 'm1', ...headset },
      ],
      speaker: [{ id: 's1', ...headset }],
      ringer: [{ id: 's1', ...headset }],
    });
  });

  test('is in use when the softphone has confirmed it, and kept for the next day', async () => {
    const { media, kept, asked } = softphone();
    expect(await media.choose('microphone', 'm1')).toBe('now');
    expect(asked).toEqual(['microphone m1']);
    expect([media.view.devices, kept()]).toEqual([{ microphone: 'm1' }, { microphone: 'm1' }]);
  });

  test('that the softphone does not confirm is not chosen: the softphone only logs a failure', async () => {
    vi.useFakeTimers();
    const { media, kept } = softphone({ answers: false });
    const failed = media.choose('speaker', 's1').catch((error: Error) => error);
    await vi.advanceTimersByTimeAsync(4000);
    expect(await failed).toEqual(new CommandError('noDevice'));
    expect(kept()).toEqual({});
  });

  test('that is chosen after another one is confirmed, whatever becomes of the first', async () => {
    vi.useFakeTimers();
    const { media, tell, kept } = softphone({ answers: false });
    const first = media.choose('speaker', 's1').catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(3000);
    const second = media.choose('speaker', 's2');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toBe('noDevice');
    tell('speaker', { deviceId: 's2' });
    await vi.advanceTimersByTimeAsync(4000);
    expect([await second.catch((error: Error) => error.message), kept()]).toEqual(['now', { speaker: 's2' }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not confirmed by another one', async () => {
    vi.useFakeTimers();
    const { media, tell } = softphone({ answers: false });
    const failed = media.choose('speaker', 's2').catch((error: Error) => error.message);
    tell('speaker', { deviceId: 's1' });
    await vi.advanceTimersByTimeAsync(4000);
    expect(await failed).toBe('noDevice');
  });

  test('chosen between calls waits until the next call has sound', async () => {
    const { media, asked, tell } = softphone({ talking: false, answers: false });
    expect(await media.choose('microphone', 'm1')).toBe('later');
    expect(asked).toEqual([]);
    tell('stream');
    expect(asked).toEqual(['microphone m1']);
  });

  test('from an earlier day is set again: the ringer at once, the others with the first call', () => {
    const { asked, tell } = softphone({ kept: { microphone: 'm1', speaker: 's1', ringer: 's1' } });
    expect(asked).toEqual(['ringer s1']);
    tell('stream');
    expect(asked).toEqual(['ringer s1', 'microphone m1', 'speaker s1']);
  });

  test('that was changed in Amazon’s own panel is in the view, beside the others', () => {
    const { media, tell, changes, kept } = softphone({ kept: { microphone: 'm1' } });
    tell('ringer', { deviceId: 's2' });
    tell('speaker', { deviceId: 's1' });
    expect(media.view.devices).toEqual({ microphone: 'm1', ringer: 's2', speaker: 's1' });
    expect([kept(), changes()]).toEqual([media.view.devices, 2]);
  });

  test.each(['speaker', 'ringer'] as const)('for the %s is set where it belongs', async (kind) => {
    const { media, asked } = softphone();
    expect(await media.choose(kind, 's1')).toBe('now');
    expect(asked).toEqual([`${kind} s1`]);
  });

  test('to ring with is changed between calls too', async () => {
    const { media, asked } = softphone({ talking: false });
    expect([await media.choose('ringer', 's1'), await media.choose('speaker', 's1')]).toEqual(['now', 'later']);
    expect(asked).toEqual(['ringer s1']);
  });

  test('that is confirmed is waited for no longer', async () => {
    vi.useFakeTimers();
    await softphone().media.choose('microphone', 'm1');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('The sound of a call', () => {
  const second = { packetsCount: 50, packetsLost: 0, jitterBufferMillis: 20, roundTripTimeMillis: 40 };

  test.each([
    [second, 'good'],
    [{ ...second, packetsLost: 1.1 }, 'fair'],
    [{ ...second, packetsLost: 3 }, 'poor'],
    [{ ...second, jitterBufferMillis: 120 }, 'fair'],
    [{ ...second, roundTripTimeMillis: 700 }, 'poor'],
    [{ packetsCount: 50, packetsLost: 0, jitterBufferMillis: null }, 'good'],
    [{ packetsCount: 50, packetsLost: 50 }, 'poor'],
    [{}, undefined],
    // Each limit, and what is just below.
    [{ packetsCount: 981, packetsLost: 19 }, 'good'],
    [{ packetsCount: 98, packetsLost: 2 }, 'fair'],
    [{ packetsCount: 951, packetsLost: 49 }, 'fair'],
    [{ packetsCount: 95, packetsLost: 5 }, 'poor'],
    [{ ...second, jitterBufferMillis: 99 }, 'good'],
    [{ ...second, jitterBufferMillis: 100 }, 'fair'],
    [{ ...second, jitterBufferMillis: 199 }, 'fair'],
    [{ ...second, jitterBufferMillis: 200 }, 'poor'],
    [{ ...second, roundTripTimeMillis: 299 }, 'good'],
    [{ ...second, roundTripTimeMillis: 300 }, 'fair'],
    [{ ...second, roundTripTimeMillis: 599 }, 'fair'],
    [{ ...second, roundTripTimeMillis: 600 }, 'poor'],
  ] as const)('%j is %s', (each, quality) => {
    expect(rate([each, each])).toBe(quality);
  });

  test.each([null, Number.NaN, Number.POSITIVE_INFINITY])('is not rated by a second with %j', (missing) => {
    const unmeasured = { packetsCount: missing, packetsLost: missing, roundTripTimeMillis: missing };
    expect(rate([{ ...second, roundTripTimeMillis: 400 }, unmeasured])).toBe('fair');
    expect(rate([unmeasured])).toBeUndefined();
  });

  test('is rated for its own call, and is unknown before', () => {
    const { media, tell } = softphone();
    expect(media.view.quality.get('a')).toBeUndefined();
    tell('stats', { contactId: 'a', stats: [second] });
    tell('stats', { contactId: 'b', stats: [] });
    tell('stats', { stats: [{ ...second, packetsLost: 50 }] });
    tell('stats', { contactId: 'a' });
    tell('stats', undefined);
    expect([...media.view.quality]).toEqual([['a', 'good']]);
    tell('stats', { contactId: 'b', stats: [second] });
    expect([...media.view.quality]).toEqual([['b', 'good']]);
  });

  test.each([
    ['microphone_not_shared', 'microphone'],
    ['user_busy_error', 'busy'],
    ['unsupported_browser', 'browser'],
    ['vdi_strategy_not_supported', 'browser'],
    ['vdi_redir_not_supported', 'browser'],
    ['ice_collection_timeout', 'voice'],
  ])('that fails with %s has the fault %s until there is sound or the agent dismisses it', (errorType, fault) => {
    const { media, tell } = softphone();
    tell('error', { errorType });
    expect(media.view.fault).toBe(fault);
    tell('stream');
    expect(media.view.fault).toBeUndefined();
    tell('error', { errorType });
    media.dismiss();
    expect(media.view.fault).toBeUndefined();
  });

  test('is cut while the network is lost', () => {
    const { media, tell } = softphone();
    const cut = ['connecting', 'disconnected', 'failed', 'connected'].map((status) => {
      tell('network', { status });
      return media.view.cut;
    });
    expect(cut).toEqual([false, true, true, false]);
  });

  test('is cut if the network was lost before the page asked', async () => {
    const { media, changes } = softphone({ network: 'failed' });
    expect(media.view.cut).toBe(false);
    await Promise.resolve();
    await Promise.resolve();
    expect([media.view.cut, changes()]).toEqual([true, 1]);
  });
});
