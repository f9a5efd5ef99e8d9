import type { DeviceChoices } from '../streams/media';

/** The agent's choices for this browser. */
export interface Settings {
  /** Plays a tone while a contact rings. Default: off, because Amazon's own panel rings already. */
  readonly sound: boolean;
  /** Shows a system notification while another window is in front. Default: off. */
  readonly notifications: boolean;
  /** Enables the keys of the page (WCAG 2.1.4). Default: on. */
  readonly keys: boolean;
  /** The audio devices that the agent chose. */
  readonly devices: DeviceChoices;
}

const key = 'screen-pop:settings';
const standard: Settings = { sound: false, notifications: false, keys: true, devices: {} };

/** Settings that the browser could not store. They hold until the page is closed. */
let unkept: Settings | undefined;

export function readSettings(): Settings {
  if (unkept) return unkept;
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Settings>) };
  } catch {
    return standard;
  }
}

export function changeSettings(part: Partial<Settings>): Settings {
  const settings = { ...readSettings(), ...part };
  try {
    localStorage.setItem(key, JSON.stringify(settings));
    unkept = undefined;
  } catch {
    unkept = settings;
  }
  return settings;
}
