import type { Candidate } from '../attributes/lists.js';
import type { Config } from '../config.js';
import { readField } from '../contact/fields.js';
import type { Entry } from '../ledger/ledger.js';
import type { Pop } from '../rules/decide.js';
import { fillTemplate, type Template } from '../template/template.js';
import type { Happening, HappeningStep } from '../trace/step.js';

/** The agent's actions, each from a click. */
export interface AgentActions {
  /** Opens the record that is waiting, was blocked, or has popped before. */
  open(contactId: string): void;
  /** Opens the record of one of several customers. */
  pick(contactId: string, candidate: Candidate): void;
  /** Opens the record system's page for a new customer. */
  create(contactId: string): void;
  /** Opens the record of the contact's current customer in place of the one that was opened. */
  follow(contactId: string): void;
  /** Opens the record system's search beside the records. It replaces no customer's record. */
  search(contactId: string | undefined, query: string): void;
}

/** The connection from a click to the screen. */
export interface ActionPorts {
  find(contactId: string): Entry | undefined;
  /** Opens a record for a contact; without `pop`, the one that the rules or an earlier click chose. */
  openFor(entry: Entry, pop: Pop | undefined, step: HappeningStep): void;
  /** Opens the record that the rules choose now. */
  followFor(entry: Entry): void;
  /**
   * Opens a page that is not a contact's record, such as a search, in its own place. Adds a step to the trace of the
   * given contact.
   */
  openAside(entry: Entry | undefined, pop: Pop, step: HappeningStep): void;
}

export function createAgentActions(config: () => Config, ports: ActionPorts): AgentActions {
  /** Opens one of the record system's own addresses. */
  function openRecord(
    contactId: string,
    template: Template | undefined,
    values: Record<string, string>,
    step: HappeningStep,
  ): void {
    const entry = ports.find(contactId);
    const { target } = config().records;
    const url = template && addressOf(template, entry, values);
    if (!url) return;
    const pop: Pop = { rule: step.what, at: 'ringing', target, url };
    if (step.what === 'search' || !entry) ports.openAside(entry, pop, step);
    else ports.openFor(entry, pop, step);
  }

  return {
    open(contactId) {
      const entry = ports.find(contactId);
      if (entry) ports.openFor(entry, undefined, happening('clicked'));
    },
    follow(contactId) {
      const entry = ports.find(contactId);
      if (entry) ports.followFor(entry);
    },
    pick: (contactId, { id, name }) =>
      openRecord(contactId, config().records.customer, { customerId: id }, happening('picked', name)),
    create: (contactId) => openRecord(contactId, config().records.create, {}, happening('create')),
    search: (contactId, query) =>
      openRecord(contactId ?? '', config().records.search, { query }, happening('search', query)),
  };
}

function happening(what: Happening, detail?: string): HappeningStep {
  return { kind: 'happening', what, detail };
}

function addressOf(template: Template, entry: Entry | undefined, values: Record<string, string>): string | undefined {
  const read = (name: string) => values[name] ?? (entry && readField(entry.contact, name));
  const filled = fillTemplate(template, read);
  return 'url' in filled ? filled.url : undefined;
}
