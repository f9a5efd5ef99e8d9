import { CommandError } from './command-error';
import type { Streams } from './library';

/** The audio devices that a call uses. */
export const deviceKinds = ['microphone', 'speaker', 'ringer'] as const;
export type DeviceKind = (typeof deviceKinds)[number];
export type DeviceChoices = Readonly<Partial<Record<DeviceKind, string>>>;

/** A device of the agent's computer. The id is valid in the frame of the CCP only, because ids differ by origin. */
export interface Device {
  readonly id: string;
  readonly label: string;
}

export type Quality = 'good' | 'fair' | 'poor';
/** The reason why a call has no sound, by the agent's remedy. */
export type MediaFault = 'microphone' | 'voice' | 'busy' | 'browser';

/** The state of sound and network as reported by the softphone. An unreported value is absent. */
export interface MediaView {
  readonly fault?: MediaFault | undefined;
  /** Whether the connection to Amazon Connect is lost. */
  readonly cut: boolean;
  /** The sound quality of each call by contact id, from the softphone's statistics of the last half minute. */
  readonly quality: ReadonlyMap<string, Quality>;
  readonly devices: DeviceChoices;
}

export interface Media {
  readonly view: MediaView;
  /** The devices to choose from. There are none without permission for the microphone: the browser then gives no names. */
  devices(): Promise<Readonly<Record<DeviceKind, readonly Device[]>>>;
  /** Resolves with whether the device is in use now or from the next call. Rejects if the softphone does not confirm it. */
  choose(kind: DeviceKind, deviceId: string): Promise<'now' | 'later'>;
  /** Clears the fault, which the agent has read. */
  dismiss(): void;
}

/** The storage of the agent's choices. */
export interface DeviceMemory {
  read(): DeviceChoices;
  keep(choices: DeviceChoices): void;
}

/** The timeout of a confirmation in milliseconds. The softphone answers at once; a failure it only logs. */
const confirmMs = 4000;
const listMs = 3000;

const faults: Readonly<Record<string, MediaFault>> = {
  microphone_not_shared: 'microphone',
  user_busy_error: 'busy',
  unsupported_browser: 'browser',
  vdi_strategy_not_supported: 'browser',
  vdi_redir_not_supported: 'browser',
};

/**
 * Follows the events of the softphone. It runs in the frame of the CCP, so this page cannot reach its sessions.
 *
 * @param talking whether the softphone has a call.
 */
export function createMedia(
  streams: Streams,
  memory: DeviceMemory,
  talking: () => boolean,
  changed: () => void,
): Media {
  const waiting = new Map<DeviceKind, (deviceId: string) => void>();
  let view: MediaView = { cut: false, quality: new Map(), devices: memory.read() };
  const tell = (part: Partial<MediaView>) => {
    view = { ...view, ...part };
    changed();
  };
  const heard = (kind: DeviceKind, deviceId: string) => {
    const devices = { ...view.devices, [kind]: deviceId };
    memory.keep(devices);
    tell({ devices });
    waiting.get(kind)?.(deviceId);
  };
  const set = (kind: DeviceKind, deviceId: string) => {
    const agent = new streams.Agent();
    if (kind === 'microphone') agent.setMicrophoneDevice(deviceId);
    else if (kind === 'speaker') agent.setSpeakerDevice(deviceId);
    else agent.setRingerDevice(deviceId);
  };
  const reapply = (...kinds: DeviceKind[]) => {
    for (const kind of kinds) {
      const deviceId = view.devices[kind];
      if (deviceId) set(kind, deviceId);
    }
  };

  streams.agent((agent) => {
    agent.onSoftphoneError(({ errorType }) => tell({ fault: faults[errorType] ?? 'voice' }));
    agent.onMicrophoneDeviceChanged(({ deviceId }) => heard('microphone', deviceId));
    agent.onSpeakerDeviceChanged(({ deviceId }) => heard('speaker', deviceId));
    agent.onRingerDeviceChanged(({ deviceId }) => heard('ringer', deviceId));
    // A call starts with the browser's own devices. The page can set others when the call has sound.
    agent.onLocalMediaStreamCreated(() => {
      reapply('microphone', 'speaker');
      tell({ fault: undefined });
    });
    streams.core.getEventBus().subscribe(streams.EventType.SOFTPHONE_STATS, (told?: SoftphoneStats) => {
      const rated = rate(told?.stats ?? []);
      // There is one call at a time, so the rating replaces that of the last call.
      if (told?.contactId && rated) tell({ quality: new Map([[told.contactId, rated]]) });
    });
    const followNetwork = ({ status }: connect.NetworkConnectionStatusChanged) =>
      tell({ cut: status === 'disconnected' || status === 'failed' });
    reapply('ringer');
    agent.onNetworkConnectionStatusChanged(followNetwork);
    // A CCP without this channel does not answer. The state of the network is then unknown.
    void agent.getNetworkConnectionStatus().then(followNetwork, () => {});
  });

  return {
    get view() {
      return view;
    },
    async devices() {
      const all = await streams.core.getFrameMediaDevices(listMs);
      const of = (wanted: MediaDeviceKind) =>
        all
          .filter(({ kind, deviceId, label }) => kind === wanted && deviceId && label)
          .map(({ deviceId, label }) => ({ id: deviceId, label }));
      return { microphone: of('audioinput'), speaker: of('audiooutput'), ringer: of('audiooutput') };
    },
    choose(kind, deviceId) {
      if (kind !== 'ringer' && !talking()) {
        heard(kind, deviceId);
        return Promise.resolve('later');
      }
      return new Promise((resolve, reject) => {
        const limit = setTimeout(() => reject(new CommandError('noDevice')), confirmMs);
        waiting.set(kind, (confirmed) => {
          if (confirmed !== deviceId) return;
          clearTimeout(limit);
          resolve('now');
        });
        set(kind, deviceId);
      });
    },
    dismiss: () => tell({ fault: undefined }),
  };
}

/** The softphone's statistics for one second of one direction of a call. */
export interface SoftphoneSecond {
  readonly packetsLost?: number | null;
  readonly packetsCount?: number | null;
  readonly jitterBufferMillis?: number | null;
  readonly roundTripTimeMillis?: number | null;
}

interface SoftphoneStats {
  readonly contactId?: string;
  readonly stats?: readonly SoftphoneSecond[];
}

/** The limits for a fair and a poor call: share of lost packets, milliseconds in the jitter buffer and of the round trip. */
const limits = { loss: [0.02, 0.05], jitter: [100, 200], roundTrip: [300, 600] } as const;

/** The sound quality of a call by its worst measure; `undefined` without packets. */
export function rate(seconds: readonly SoftphoneSecond[]): Quality | undefined {
  const numbers = (of: (second: SoftphoneSecond) => number | null | undefined) =>
    seconds.map(of).filter((value): value is number => Number.isFinite(value));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  // The mean of no values is not a number and reaches no limit.
  const mean = (values: readonly number[]) => sum(values) / values.length;
  const lost = sum(numbers(({ packetsLost }) => packetsLost));
  const came = sum(numbers(({ packetsCount }) => packetsCount));
  if (lost + came === 0) return undefined;
  const measured = {
    loss: lost / (lost + came),
    jitter: mean(numbers(({ jitterBufferMillis }) => jitterBufferMillis)),
    roundTrip: mean(numbers(({ roundTripTimeMillis }) => roundTripTimeMillis)),
  };
  const worst = Math.max(
    ...Object.entries(measured).map(
      ([what, value]) => limits[what as keyof typeof limits].filter((limit) => value >= limit).length,
    ),
  );
  return (['good', 'fair', 'poor'] as const)[worst];
}
