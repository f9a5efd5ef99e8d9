export { type AttributeDefinition, type Contract, contractOf, type Sensitivity } from './attributes/contract.js';
export type { Candidate } from './attributes/lists.js';
export type { CardLink, CcpSettings, Config, DialSettings, RecordAddresses } from './config.js';
export {
  type Channel,
  type Contact,
  channels,
  type Direction,
  directions,
  type Party,
  popKey,
  type Stage,
  stages,
  type Unanswered,
} from './contact/contact.js';
export { dialedNumberMismatch, readField } from './contact/fields.js';
export type { Moment, Phase } from './contact/moment.js';
export { customerHasLeft, isCall, isOnHold } from './contact/parties.js';
export type { SourceEvent } from './ledger/event.js';
export type { Entry, Milestone, Outcome } from './ledger/ledger.js';
export { talkedMs } from './ledger/talk.js';
export type { OpenRequest, Screen, Source } from './platform.js';
export type { ContactView, PopStatus, ScreenPopView } from './pop/view.js';
export type { FaultCode, Reason, Refusal, RefusalCode } from './reason.js';
export { type Decision, decide, type Pop } from './rules/decide.js';
export { checkAddress } from './rules/override.js';
export type { Target } from './rules/rule.js';
export type { Overrides, RuleBook } from './rules/rule-book.js';
export { createScreenPop, type ScreenPop, type ScreenPopParts } from './screen-pop.js';
export { fillTemplate, type Template } from './template/template.js';
export type { HappeningStep, Step } from './trace/step.js';
