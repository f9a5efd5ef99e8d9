import contract from 'virtual:contract';
import { cardRows, readable } from '../core/display';
import { type CcpSettings, type Contact, type ContactView, contractOf, readField } from '../core/index';
import type { AgentView } from '../streams/agent-view';
import type { SignInState } from '../streams/sign-in';
import { commandText, type Said } from '../ui/command';
import { groupNumber } from '../ui/customer/numbers';
import { customerLabel, lineLabel, numberText, useNumberFormat } from '../ui/format';
import { labelOf, t, useLanguage } from '../ui/text/text';
import { agentStateWord, stageWord } from '../ui/words';

/** The words for the values of the service. The agent's page uses the same words. */
export interface Words {
  /** The sign-in state as a sentence that says what to do. */
  signIn(state: SignInState, ccp: CcpSettings): string;
  /** The agent's state in words, never as the service's own `PendingBusy` or `AfterCallWork`. */
  agentState(agent: Pick<AgentView, 'state' | 'states'>): string;
  contactState(contact: Contact): string;
  /** The customer that the lookup found, or else the name that the contact gives, or else its number. */
  caller(contact: Contact): string;
  line(contact: Contact): string;
  /** A phone number with the grouping of its country. */
  number(value: string): string;
  /** Label and value of each attribute that is set. The label of an undeclared attribute is its name. */
  attributes(contact: Contact): (readonly [label: string, value: string])[];
  /** Waits for a command and returns its result in words. Never rejects. */
  outcome(command: string, done: Promise<unknown>): Promise<Said>;
}

/** Loads the words of the first of these languages (BCP 47) that the suite has. */
export async function loadWords(...languages: readonly string[]): Promise<Words> {
  await useLanguage(...languages);
  useNumberFormat(groupNumber);
  return {
    signIn,
    agentState: ({ state, states }) => agentStateWord({ state, states } as AgentView).word,
    contactState: (contact) => stageWord(viewOf(contact)),
    caller: (contact) => customerLabel(viewOf(contact)),
    line: lineLabel,
    number: (value) => numberText(readable(value)),
    attributes,
    outcome: commandText,
  };
}

function signIn({ phase, offline }: SignInState, { url }: CcpSettings): string {
  if (offline) return t('offline');
  // The CCP's own frame shows the browser's question.
  if (phase === 'frameAsks') return t('starting');
  return t(phase, { instance: new URL(url).origin, origin: window.location.origin });
}

const declared = contractOf(contract);

function attributes(contact: Contact): (readonly [string, string])[] {
  const rows = cardRows(declared, contact)
    .filter(({ value }) => value !== undefined)
    .map(({ definition, value = '', masked }) => {
      const shown = definition.type === 'phone' ? numberText(value) : value;
      return [labelOf(definition), masked ? '••••' : shown] as const;
    });
  const own = Object.keys(contact.attributes).filter((name) => !declared.has(name) && readField(contact, name));
  return [...rows, ...own.map((name) => [readable(name), readable(readField(contact, name) as string)] as const)];
}

/** A view of a single contact, without the history that the agent's page keeps of it. */
function viewOf(contact: Contact): ContactView {
  const over = contact.stage === 'ended';
  const entry = {
    contact,
    seenAt: 0,
    accepted: false,
    answered: over && !contact.unanswered,
    outcome: over ? (contact.unanswered ?? 'answered') : undefined,
    milestones: [],
  } as const;
  return { entry, status: 'none', pop: undefined, trace: [], notices: [], ms: undefined };
}
