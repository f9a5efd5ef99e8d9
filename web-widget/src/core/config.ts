import type { Contract } from './attributes/contract.js';
import type { Rule } from './rules/rule.js';
import type { Overrides } from './rules/rule-book.js';
import type { Template } from './template/template.js';

/** How the page reaches and shows the Contact Control Panel. */
export interface CcpSettings {
  /** Absolute https address of the instance's CCP, ending in `/ccp-v2/`. Required. */
  readonly url: string;
  /** `native`, the default, shows Amazon's own panel; `custom` the widget's controls over a hidden one. */
  readonly mode: 'native' | 'custom';
  /** The identity provider's start page, where agents sign in by SAML. Default: the instance's own sign-in. */
  readonly loginUrl: string | undefined;
  /** AWS region such as `us-west-2`. Chat media need it. Default: none. */
  readonly region: string | undefined;
  /** Milliseconds the CCP may take to answer before the agent is asked to sign in: 1,000 to 60,000. Default: 10,000. */
  readonly loadTimeoutMs: number;
  /** Lets Chrome ask for the CCP's third-party cookies (Storage Access API). Default: `false`. */
  readonly storageAccess: boolean;
  /** Audio stays on a virtual desktop's client, or in another tab: the frame carries no media. Default: `false`. */
  readonly medialess: boolean;
}

/** Which numbers the page calls for a click, a record or the embedding page. */
export interface DialSettings {
  /** Beginnings of the only numbers that are called, such as `+1`. Default: all that are not denied. */
  readonly allow: readonly string[];
  /** Beginnings of numbers that are never called, besides satellite, premium and international networks. Default: none. */
  readonly deny: readonly string[];
  /** Most calls that are asked for in a minute: 1 to 60. Default: 6. */
  readonly perMinute: number;
  /** Origins whose requests are not confirmed by the agent. Default: none. */
  readonly trusted: readonly string[];
}

/** A link on the card. It is left out while one of its values is missing. */
export interface CardLink {
  readonly label: string;
  readonly template: Template;
}

/** Addresses of the record system that the card, the picker and the search field use. Default: none of them. */
export interface RecordAddresses {
  readonly customer: Template | undefined;
  readonly create: Template | undefined;
  readonly search: Template | undefined;
  /** Where the record system is told which record the agent has open, for the agent the contact goes to next. */
  readonly handOver: Template | undefined;
  /** Where customer, create and search open. Default: `frame`. */
  readonly target: 'frame' | 'tab';
}

/** What an agent is asked after a contact. */
export interface WrapUpSettings {
  /** How a contact may have ended, in the administrator's words. Default: not asked. */
  readonly outcomes: readonly string[];
  /** The agent cannot be done without one. Default: `false`. */
  readonly required: boolean;
  /** Where outcome and notes are posted as JSON. Default: they stay in the agent's browser and in the report. */
  readonly send: Template | undefined;
}

/**
 * Everything `screen-pop.json` says, checked by `loadConfig`: no template or pattern in here is
 * unsafe. Defaults are what the reader fills in.
 */
export interface Config {
  readonly ccp: CcpSettings;
  /** Origins that records may be opened on. Default: none, so that no rule can open an address. */
  readonly allowedOrigins: readonly string[];
  /** In file order. Required; may be empty. */
  readonly rules: readonly Rule[];
  /** The attributes of the suite with those the file adds or relabels. */
  readonly contract: Contract;
  readonly records: RecordAddresses;
  /** What a contact's own attributes may change. Default: nothing. */
  readonly overrides: Overrides;
  readonly dial: DialSettings;
  /** Default: none. */
  readonly links: readonly CardLink[];
  /** Origin of the page that may embed the widget and receives `host` pops. Default: no page may. */
  readonly hostOrigin: string | undefined;
  /** BCP 47 tag. Default: `auto`, the browser's languages. */
  readonly language: string;
  /** Default: `auto`, the system's. */
  readonly theme: 'auto' | 'light' | 'dark';
  readonly wrapUp: WrapUpSettings;
  /** Seconds the queues let a contact ring, for the countdown: 0 to 600. Default: 0, not known. */
  readonly ringSeconds: number;
  /** Milliseconds from ring to record beyond which the card marks a pop as slow: 1 to 60,000. Default: 1,000. */
  readonly popBudgetMs: number;
}
