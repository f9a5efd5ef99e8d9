import type { NoteBook } from '../../core/contact/note';
import type { ScreenPopView } from '../../core/index';
import type { DayEntry } from '../day/day';
import type { Settings } from '../settings';

/** What the page can do without until it is ready for contacts. */
export interface Extras {
  /** Tells of ringing contacts outside the page, and keeps the day. */
  show(view: ScreenPopView, notes: NoteBook | undefined): readonly DayEntry[];
  day(notes: NoteBook | undefined): readonly DayEntry[];
  change(settings: Settings): void;
  /** The time of day where a number is at home. */
  localTime(number: string): string | undefined;
  stop(): void;
}
