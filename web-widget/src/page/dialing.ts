import { readable } from '../core/display';
import type { DialSettings } from '../core/index';
import type { Dialer, DialQuestion } from '../streams/dialer';
import type { PageState } from '../ui/page-state';
import { t } from '../ui/text/text';
import type { Phone } from './phone';

/** Calls numbers that the agent clicks or a page asks for, and returns the result of each. */
export class Dialing {
  readonly #phone: Pick<Phone, 'controls'>;
  readonly #settings: () => DialSettings;
  readonly #show: (part: Partial<PageState>) => void;
  #dialer: { readonly settings: DialSettings; readonly dialer: Dialer } | undefined;

  constructor(phone: Pick<Phone, 'controls'>, settings: () => DialSettings, show: (part: Partial<PageState>) => void) {
    this.#phone = phone;
    this.#settings = settings;
    this.#show = show;
  }

  /** Returns the result in words, even before the CCP is ready. */
  async dial(number: string, by?: string): Promise<string> {
    const { commandText } = await import('./controls');
    const { text: said } = await commandText(`${t('dial')} ${readable(number)}`, this.#call(number, by));
    this.#show({ said });
    return said;
  }

  async #call(number: string, by: string | undefined): Promise<void> {
    const [{ createDialer }, { international }] = await Promise.all([
      import('./controls'),
      import('../ui/customer/numbers'),
    ]);
    const controls = await this.#phone.controls();
    const settings = this.#settings();
    if (this.#dialer?.settings !== settings) {
      const confirm = (question: DialQuestion) => this.#confirm(question);
      this.#dialer = { settings, dialer: createDialer({ controls, settings, international, confirm }) };
    }
    return this.#dialer.dialer.dial(number, by);
  }

  /** Asks the agent to confirm. */
  #confirm(question: DialQuestion): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (call: boolean) => {
        this.#show({ dialing: undefined });
        resolve(call);
      };
      this.#show({ dialing: { question, answer } });
    });
  }
}
