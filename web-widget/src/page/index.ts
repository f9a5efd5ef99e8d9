/// <reference types="amazon-connect-streams" preserve="true" />
/**
 * The parts of a custom agent's page: the embedded Contact Control Panel, its commands as promises, its contacts as plain
 * values, and words for people. The samples use only these parts.
 */
export { readable } from '../core/display';
export type { CcpSettings, Contact, SourceEvent } from '../core/index';
export { readField } from '../core/index';
export type { AgentView } from '../streams/agent-view';
export { type Controls, createControls } from '../streams/controls';
export { readContact } from '../streams/facts';
export type { Streams } from '../streams/library';
export type { Session } from '../streams/session';
export type { SignInState } from '../streams/sign-in';
export { streamsSource } from '../streams/source';
export { embedPanel, type Panel, type PanelPlace } from './embed-panel';
export type { Words } from './words';
