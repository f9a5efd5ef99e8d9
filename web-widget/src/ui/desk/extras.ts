import type { NoteBook } from '../../core/contact/note';
import type { ScreenPopView } from '../../core/index';
import type { DayEntry } from '../day/day';
import type { Settings } from '../settings';

/** Parts of the page that load when it is ready for contacts. */
export interface Extras {
  /** Signals ringing contacts outside the page, and keeps the day. */
  show(view: ScreenPopView, notes: NoteBook | undefined): readonly DayEntry[];
  day(notes: NoteBook | undefined): readonly DayEntry[];
  change(settings: Settings): void;
  /** The local time for a number. */
  localTime(number: string): string | undefined;
  stop(): void;
}
