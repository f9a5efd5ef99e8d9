import type { Contract } from './attributes/contract.js';
import type { Rule } from './rules/rule.js';
import type { Overrides } from './rules/rule-book.js';
import type { Template } from './template/template.js';

/** How the page reaches and shows the Contact Control Panel. */
export interface CcpSettings {
  /** Absolute https address of the instance's CCP, ending in `/ccp-v2/`. Required. */
  readonly url: string;
  /** `native`, the default, shows Amazon's own panel; `custom` shows the widget's controls over a hidden panel. */
  readonly mode: 'native' | 'custom';
  /** The identity provider's start page, where agents sign in by SAML. Default: the instance's own sign-in. */
  readonly loginUrl: string | undefined;
  /** AWS region such as `us-west-2`. Chat media need it. Default: none. */
  readonly region: string | undefined;
  /** Milliseconds to wait for the CCP before the agent is asked to sign in: 1,000 to 60,000. Default: 10,000. */
  readonly loadTimeoutMs: number;
  /** Lets Chrome ask for the CCP's third-party cookies (Storage Access API). Default: `false`. */
  readonly storageAccess: boolean;
  /**
   * Whether the frame carries no media because audio stays on a virtual desktop's client or in another tab. Default:
   * `false`.
   */
  readonly medialess: boolean;
}

/** The numbers that the page may call, on a click or at the request of a record or the embedding page. */
export interface DialSettings {
  /** Prefixes of the only numbers that may be called, such as `+1`. Default: all that are not denied. */
  readonly allow: readonly string[];
  /**
   * Prefixes of numbers that are never called, besides satellite, premium and international networks. Default: none.
   */
  readonly deny: readonly string[];
  /** The most calls in a minute: 1 to 60. Default: 6. */
  readonly perMinute: number;
  /** Origins whose requests need no confirmation by the agent. Default: none. */
  readonly trusted: readonly string[];
}

/** A link on the card. It is omitted while one of its values is missing. */
export interface CardLink {
  readonly label: string;
  readonly template: Template;
}

/** Addresses of the record system that the card, the picker and the search field use. Default: none of them. */
export interface RecordAddresses {
  readonly customer: Template | undefined;
  readonly create: Template | undefined;
  readonly search: Template | undefined;
  /** The address to which the page reports the open record, for the next agent of the contact. */
  readonly handOver: Template | undefined;
  /** Where customer, create and search open. Default: `frame`. */
  readonly target: 'frame' | 'tab';
}

/** The questions to the agent after a contact. */
export interface WrapUpSettings {
  /** The outcomes to choose from, in the administrator's words. Default: none; the agent is not asked. */
  readonly outcomes: readonly string[];
  /** Whether the agent must choose an outcome. Default: `false`. */
  readonly required: boolean;
  /**
   * The address to which outcome and notes are posted as JSON. Default: they stay in the agent's browser and in the
   * report.
   */
  readonly send: Template | undefined;
}

/**
 * The settings of `screen-pop.json`. `loadConfig` has checked them and filled in the defaults, so all templates and
 * patterns are safe.
 */
export interface Config {
  readonly ccp: CcpSettings;
  /** Origins that records may be opened on. Default: none, so that no rule can open an address. */
  readonly allowedOrigins: readonly string[];
  /** The rules in file order. Required; may be empty. */
  readonly rules: readonly Rule[];
  /** The attributes of the suite and those that the file adds or relabels. */
  readonly contract: Contract;
  readonly records: RecordAddresses;
  /** The overrides that a contact's own attributes may make. Default: none. */
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
  /** Seconds that the queues let a contact ring, for the countdown: 0 to 600. Default: 0, unknown. */
  readonly ringSeconds: number;
  /** Milliseconds from ring to record after which the card marks a pop as slow: 1 to 60,000. Default: 1,000. */
  readonly popBudgetMs: number;
}
