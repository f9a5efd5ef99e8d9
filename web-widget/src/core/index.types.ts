// The compiler must refuse each line below an expectation, or the check fails.
import { type Contact, createScreenPop, type Screen, type ScreenPop, type Source } from './index';

declare const source: Source;
declare const screen: Screen;
declare const contact: Contact;
declare const pops: ScreenPop;

// @ts-expect-error a config comes from loadConfig, not from the raw file
createScreenPop({ source, screen, config: { version: 1, rules: [] } });

// @ts-expect-error all three parts are needed
createScreenPop({ source, screen });

// @ts-expect-error a contact is a value: it is never changed in place
contact.stage = 'ended';

// @ts-expect-error attributes are plain text
contact.attributes.customerId?.value;

// @ts-expect-error the view is for reading
pops.view = { contacts: [], focus: undefined, past: [] };

// @ts-expect-error a channel is one of five
const channel: Contact['channel'] = 'phone';

// @ts-expect-error an unknown event
source.start((emit) => emit({ type: 'ringing' }));

export type { channel };
