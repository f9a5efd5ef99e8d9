import { type Choices, createChoices } from '../browser/choices';
import { HandOver } from '../browser/hand-over';
import { createLeadership, type Leadership } from '../browser/leadership';
import { createPopMemory, type PopMemory } from '../browser/pop-memory';
import type { RecordFrames } from '../browser/record-frames';
import { createScreen } from '../browser/screen';
import { claimTab, type Tab } from '../browser/tab';
import type { Screen } from '../core/index';

/** The browser's side of one agent's page, for the lifetime of that page. */
export interface BrowserScreen {
  readonly screen: Screen;
  /** Sets whether the page could show a pop now. */
  stand(ready: boolean): void;
  /** Reports to the record system which record is open for a contact. */
  handOver: HandOver;
  stop(): void;
}

/** The parts of its page that a screen needs. */
export interface ScreenNeeds {
  readonly frames: RecordFrames;
  readonly hostOrigin: string | undefined;
  /** Called for each record that the agent opens with a click. */
  opened(contactId: string, url: string): void;
  /** Called when the record system does not accept a record. */
  notHandedOver(): void;
}

export type ScreenSource = (needs: ScreenNeeds) => Promise<BrowserScreen>;

/** The parts of a screen that differ between kinds of pages. */
export interface ScreenParts {
  readonly tab: Tab;
  readonly leadership: Leadership;
  readonly memory: PopMemory;
  readonly choices: Choices;
  /** Default: posts to the record system. */
  readonly handOver?: HandOver;
}

/** Assembles a screen. It owns its parts, and stops them. */
export function assembleScreen(
  needs: ScreenNeeds,
  { tab, leadership, memory, choices, ...parts }: ScreenParts,
): BrowserScreen {
  const { frames, hostOrigin, opened, notHandedOver } = needs;
  const handOver = parts.handOver ?? new HandOver(notHandedOver);
  const left = (contactId: string) => void handOver.forget(contactId);
  return {
    screen: createScreen(frames, leadership, memory, choices, hostOrigin, opened, left),
    stand: (ready) => leadership.stand(ready),
    handOver,
    stop() {
      leadership.stop();
      memory.close();
      tab.release();
      frames.clear();
    },
  };
}

export const browserScreen: ScreenSource = async (needs) => {
  const tab = await claimTab();
  const [leadership, memory] = [createLeadership(), createPopMemory(tab.id)];
  return assembleScreen(needs, { tab, leadership, memory, choices: createChoices() });
};
