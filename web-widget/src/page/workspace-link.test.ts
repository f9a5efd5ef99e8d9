import { beforeEach, expect, test, vi } from 'vitest';
import { turns } from '../browser/testing/fake-browser';
import type { SourceEvent } from '../core/index';
import type { WorkspaceListener } from '../workspace/connection';
import { FakePackages, Refusal } from '../workspace/testing/fake-packages';
import { type LinkListener, linkWorkspace, type WorkspaceLink } from './workspace-link';

let packages: FakePackages;
let workspace: WorkspaceListener;
let told: unknown[][];
let events: SourceEvent[];
let link: WorkspaceLink;
const atWork = vi.fn();

vi.mock('../workspace/connection', () => ({
  connectWorkspace: (listener: WorkspaceListener) => {
    workspace = listener;
    return { provider: {}, atWork };
  },
}));
vi.mock('@amazon-connect/contact', () => ({
  ContactClient: function ContactClient() {
    return packages.client('contact');
  },
  AgentClient: function AgentClient() {
    return packages.client('agent');
  },
}));
vi.mock('@amazon-connect/voice', () => ({
  VoiceClient: function VoiceClient() {
    return packages.client('voice');
  },
}));

beforeEach(() => {
  packages = new FakePackages();
  packages.answers.set('contact.listContacts', [{ contactId: 'call' }, { contactId: 'chat' }]);
  packages.answers.set('contact.getChannelType', { type: 'voice' });
  packages.answers.set('contact.getAttributes', {});
  const self = { participantId: 'self', isSelf: true, isInitial: false, type: { value: 'agent' } };
  packages.answers.set('contact.listParticipants', [self]);
  packages.answers.set('contact.getParticipantState', { value: 'connected' });
  packages.answers.set('agent.getName', 'Jordan Doe');
  packages.answers.set('agent.getAvailabilityState', { name: 'Available' });
  told = [];
  events = [];
  const names = ['ready', 'failed', 'told', 'expires', 'answers', 'stop'] as const;
  const page = Object.fromEntries(
    names.map((name) => [name, (...args: unknown[]) => void told.push([name, ...args])]),
  ) as unknown as LinkListener;
  link = linkWorkspace(page);
  link.source.start((event) => events.push(event));
});

const contacts = () => events.flatMap((event) => (event.type === 'contact' ? [event.contact.contactId] : []));

test('The page hears everything that the workspace tells, and reports its work', () => {
  workspace.created({ permissions: ['Contact.Details.View'], contactId: undefined });
  workspace.failed();
  workspace.told('The topic is refused');
  workspace.expires(true);
  workspace.destroyed();
  link.atWork();
  expect(told.map(([name]) => name)).toEqual(['ready', 'failed', 'told', 'expires', 'stop']);
  expect(told[0]?.[1]).toContainEqual({ permission: '*', need: 'ringing' });
  expect([told[2], told[3], atWork.mock.calls.length]).toEqual([
    ['told', 'The topic is refused'],
    ['expires', true],
    1,
  ]);
});

test('The app of all contacts finds those that were there before, with their parties', async () => {
  workspace.created({ permissions: ['*'], contactId: undefined });
  expect(await link.scope).toBeUndefined();
  await turns();
  expect(packages.done).toEqual([]);
  expect(await link.begin()).toEqual(['call', 'chat']);
  await turns();
  expect([...new Set(contacts())]).toEqual(['call', 'chat']);
  expect(packages.done.filter((what) => what.includes('undefined'))).toEqual([]);
  expect([...link.controls.view.legs.keys()]).toEqual(['call', 'chat']);
  expect(link.controls.view.name).toBe('Jordan Doe');
});

test('The app of all contacts does not know them if the workspace refuses its list', async () => {
  packages.answers.set('contact.listContacts', new Refusal({ reason: 'noPermission' }));
  workspace.created({ permissions: ['Contact.Details.View'], contactId: undefined });
  expect(await link.begin()).toBeUndefined();
});

test('The app of one contact asks for that contact only, and does not know the others', async () => {
  const begun = link.begin();
  workspace.created({ permissions: ['*'], contactId: 'chat' });
  await turns();
  expect(await begun).toBeUndefined();
  expect([...new Set(contacts())]).toEqual(['chat']);
  expect([...link.controls.view.legs.keys()]).toEqual(['chat']);
  expect(packages.done.filter((what) => what.startsWith('contact.listContacts'))).toEqual([]);
});

test('A contact whose app the agent shows comes to the front, once the page listens', async () => {
  workspace.created({ permissions: ['*'], contactId: 'chat' });
  workspace.shown();
  await turns();
  expect(events).toEqual([]);
  void link.begin();
  await turns();
  expect(events).toContainEqual(expect.objectContaining({ type: 'viewed', contactId: 'chat' }));
});

test('An app of all contacts that is shown brings none to the front', async () => {
  workspace.created({ permissions: ['*'], contactId: undefined });
  void link.begin();
  workspace.shown();
  await turns();
  expect(events.filter(({ type }) => type === 'viewed')).toEqual([]);
});

test('After an interruption the contacts are read again', async () => {
  workspace.created({ permissions: ['*'], contactId: undefined });
  void link.begin();
  await turns();
  const listed = () => packages.done.filter((what) => what.startsWith('contact.listContacts')).length;
  expect(listed()).toBe(1);
  workspace.answers(false);
  await turns();
  expect([told.at(-1), listed()]).toEqual([['answers', false], 1]);
  packages.answers.set('contact.listContacts', [{ contactId: 'call' }, { contactId: 'task' }]);
  workspace.answers(true);
  await turns();
  expect([told.at(-1), listed()]).toEqual([['answers', true], 2]);
  expect(contacts()).toContain('task');
  expect(events).toContainEqual(expect.objectContaining({ type: 'gone', contactId: 'chat' }));
});

test('A change that an event reports is read at once', async () => {
  workspace.created({ permissions: ['*'], contactId: undefined });
  packages.answers.set('contact.listContacts', []);
  void link.begin();
  await turns();
  packages.fire('contact Connected', { contactId: 'late' });
  await turns();
  expect([...link.controls.view.legs.keys()]).toEqual(['late']);
});
