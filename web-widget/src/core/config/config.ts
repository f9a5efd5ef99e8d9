import type { Contract } from '../attributes/contract.js';
import type { Rule } from '../rules/rule.js';
import type { Template } from '../template/template.js';

/** How the page reaches and shows the Contact Control Panel. */
export interface CcpSettings {
  /** Absolute address of the instance's CCP, ending in /ccp-v2/. */
  readonly url: string;
  /** `native` shows Amazon's own panel, `custom` the widget's controls over a hidden one. */
  readonly mode: 'native' | 'custom';
  /** Identity provider's start page, when agents sign in by SAML. */
  readonly loginUrl: string | undefined;
  /** AWS region, needed by chat media. */
  readonly region: string | undefined;
  /** Milliseconds the CCP may take to answer before the agent is asked to sign in. */
  readonly loadTimeoutMs: number;
  /** Let Chrome ask for the CCP's third-party cookies (Storage Access API). */
  readonly storageAccess: boolean;
  /** Audio stays on a virtual desktop's client, or in another tab: the frame carries no media. */
  readonly medialess: boolean;
}

/** A link on the card, left out while one of its values is missing. */
export interface CardLink {
  readonly label: string;
  readonly template: Template;
}

/** Everything `screen-pop.json` says, checked: no template or pattern in here can be unsafe. */
export interface Config {
  readonly ccp: CcpSettings;
  readonly allowedOrigins: readonly string[];
  readonly rules: readonly Rule[];
  readonly contract: Contract;
  /** Addresses of the record system that the card, the picker and the search field use. */
  readonly records: {
    readonly customer: Template | undefined;
    readonly create: Template | undefined;
    readonly search: Template | undefined;
    /** Where the record system is told which record the agent has open, for whom the contact goes to next. */
    readonly handOver: Template | undefined;
    /** Where customer, create and search open. */
    readonly target: 'frame' | 'tab';
  };
  readonly links: readonly CardLink[];
  /** Page that may embed the widget and receives `host` pops. */
  readonly hostOrigin: string | undefined;
  /** BCP 47 tag, or `auto` for the browser's. */
  readonly language: string;
  readonly theme: 'auto' | 'light' | 'dark';
  /** Milliseconds from ring to record beyond which the card marks a pop as slow. */
  readonly popBudgetMs: number;
}
