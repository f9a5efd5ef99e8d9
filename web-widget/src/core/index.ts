export { type AttributeDefinition, type Contract, contractOf, type Sensitivity } from './attributes/contract.js';
export type { Candidate } from './attributes/lists.js';
export type { CardLink, CcpSettings, Config } from './config/config.js';
export type { Fault } from './config/fault.js';
export { type Loaded, loadConfig } from './config/load.js';
export {
  type Channel,
  type Contact,
  channels,
  type Direction,
  directions,
  popKey,
  type Stage,
  type Unanswered,
} from './contact/contact.js';
export { dialedNumberMismatch, readField } from './contact/fields.js';
export type { SourceEvent } from './ledger/event.js';
export type { Entry, Milestone, Outcome } from './ledger/ledger.js';
export type { OpenRequest, Screen, Source } from './platform.js';
export type { FaultCode, Reason, Refusal, RefusalCode } from './reason.js';
export { type Decision, decide, type Phase, type Pop } from './rules/decide.js';
export { checkAddress } from './rules/override.js';
export type { Moment, Target } from './rules/rule.js';
export { type ContactView, createScreenPop, type PopStatus, type ScreenPop, type View } from './screen-pop.js';
export { fillTemplate, type Template } from './template/template.js';
export type { Step } from './trace/step.js';
