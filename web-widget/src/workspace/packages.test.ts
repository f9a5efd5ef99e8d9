import type { AmazonConnectProvider } from '@amazon-connect/core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { workspacePhone } from './phone';
import { type Topic, topics } from './port';
import { asked, workspacePort } from './sdk';
import { FakePackages, Refusal } from './testing/fake-packages';

let packages: FakePackages;

// A constructor that returns an object gives that object.
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

const provider = {} as AmazonConnectProvider;

beforeEach(() => {
  packages = new FakePackages();
});

describe('The contacts of the workspace', () => {
  test.each<[Topic, string]>([
    ['contact/connecting', 'Connecting'],
    ['contact/incoming', 'Incoming'],
    ['contact/pending', 'Pending'],
    ['contact/connected', 'Connected'],
    ['contact/acw', 'StartingAcw'],
    ['contact/missed', 'Missed'],
    ['contact/error', 'Error'],
    ['contact/cleared', 'Cleared'],
    ['contact/destroy', 'Destroyed'],
  ])('are heard at %s until the page stops', (topic, event) => {
    const heard: unknown[] = [];
    const stop = workspacePort(provider).on(topic, (news) => heard.push(news));
    packages.fire(`contact ${event}`, { contactId: 'call' });
    stop();
    packages.fire(`contact ${event}`, { contactId: 'late' });
    expect([heard, packages.heard]).toEqual([[{ contactId: 'call' }], []]);
  });

  test('have no topic that is not tested here', () => {
    expect(Object.keys(topics)).toHaveLength(9);
  });

  test('are read with plain values', async () => {
    const port = workspacePort(provider);
    packages.answers.set('contact.getAttributes', { line: 'Acme' });
    packages.answers.set('contact.getChannelType', { type: 'voice', subtype: 'connect:Telephony' });
    packages.answers.set('contact.getQueue', { name: 'Support', queueARN: 'arn' });
    packages.answers.set('voice.getInitialCustomerPhoneNumber', '+14155550100');
    packages.answers.set('contact.getParticipantState', { value: 'hold' });
    packages.answers.set('contact.listContacts', [{ contactId: 'call' }]);
    const type = { value: 'agent' };
    const one = { participantId: 'p', isInitial: false, isSelf: true, type, contactId: 'call' };
    packages.answers.set('contact.listParticipants', [one]);
    expect([
      await port.attributes('call'),
      await port.channel('call'),
      await port.queue('call'),
      await port.customerNumber('call'),
      await port.participantState('p'),
      await port.contacts(),
      await port.participants('call'),
    ]).toEqual([
      { line: 'Acme' },
      'voice',
      'Support',
      '+14155550100',
      'hold',
      [{ contactId: 'call' }],
      [{ participantId: 'p', type: 'agent', isInitial: false, isSelf: true }],
    ]);
    expect(packages.done[0]).toBe('contact.getAttributes call *');
    packages.answers.set('contact.getQueue', null);
    expect(await port.queue('call')).toBeUndefined();
  });

  test.each([
    ['a reason', { reason: 'App without permission', errorKey: 'noPermission' }, 'App without permission'],
    ['a key only', { errorKey: 'timeout' }, 'timeout'],
    ['something else', 'gone', 'gone'],
  ])('that are refused with %s give an Error', async (_, refusal, message) => {
    packages.answers.set('contact.listContacts', new Refusal(refusal));
    const error = await workspacePort(provider)
      .contacts()
      .catch((each) => each);
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe(message);
    await expect(asked(Promise.resolve(1))).resolves.toBe(1);
  });
});

describe('The phone of the workspace', () => {
  test('passes each command of the agent on', async () => {
    const phone = workspacePhone(provider);
    await phone.accept('call');
    await phone.reject('call');
    await phone.leave('call');
    await phone.clear('call');
    await phone.hold('customer');
    await phone.resume('customer');
    await phone.join('call');
    await phone.drop('colleague');
    await phone.call('+14155550100');
    expect(packages.done).toEqual([
      'contact.accept call',
      'contact.reject call',
      'contact.disconnectSelf call',
      'contact.clear call',
      'voice.holdParticipant customer',
      'voice.resumeParticipant customer',
      'voice.conferenceParticipants call',
      'contact.disconnectParticipant colleague',
      'voice.createOutboundCall +14155550100',
    ]);
  });

  test('reports each change of a contact and of the agent until it stops', () => {
    const changes: (string | undefined)[] = [];
    const stop = workspacePhone(provider).onChange((contactId) => changes.push(contactId));
    const told = ['Connecting', 'Connected', 'StartingAcw', 'Cleared', 'ParticipantStateChanged'];
    for (const topic of told) packages.fire(`contact ${topic}`, { contactId: topic });
    packages.fire('voice ParticipantHold', { contactId: 'hold' });
    packages.fire('voice ParticipantResume', { contactId: 'resume' });
    packages.fire('contact ParticipantAdded', { participant: { contactId: 'added' } });
    packages.fire('contact ParticipantDisconnected', { participant: { contactId: 'left' } });
    packages.fire('agent AvailabilityStateChanged', { state: 'Break' });
    expect(changes).toEqual([...told, 'hold', 'resume', 'added', 'left', undefined]);
    stop();
    expect(packages.heard).toEqual([]);
  });

  test('has the agent’s state, and asks for the name once', async () => {
    const phone = workspacePhone(provider);
    packages.answers.set('agent.getName', 'Jordan Doe');
    packages.answers.set('agent.getAvailabilityState', { name: 'Available' });
    expect(await phone.agent()).toEqual({ name: 'Jordan Doe', state: 'Available' });
    packages.answers.set('agent.getAvailabilityState', { name: 'Break' });
    expect(await phone.agent()).toEqual({ name: 'Jordan Doe', state: 'Break' });
    expect(packages.done.filter((what) => what === 'agent.getName')).toHaveLength(1);
  });

  test('has the parties of a contact with their states', async () => {
    const found = [
      { participantId: 'self', isSelf: true, isInitial: false },
      { participantId: 'customer', isSelf: false, isInitial: true },
    ];
    packages.answers.set('contact.listParticipants', found);
    packages.answers.set('contact.getParticipantState', (id: string) =>
      id === 'self' ? { value: 'connected' } : undefined,
    );
    expect(await workspacePhone(provider).parties('call')).toEqual([
      { ...found[0], state: 'connected' },
      { ...found[1], state: '' },
    ]);
  });

  const support = { endpointARN: 'arn:support', name: 'Support', type: 'queue' };
  const partner = { endpointARN: 'arn:partner', name: 'Partner', type: 'phone_number' };

  async function withDirectory() {
    const phone = workspacePhone(provider);
    packages.answers.set('agent.getRoutingProfileQueues', [{ queueARN: 'q1' }, { queueARN: 'q2' }]);
    packages.answers.set('agent.listQuickConnects', { quickConnects: [support, partner] });
    const directory = await phone.directory();
    expect(packages.done.splice(0)).toEqual(['agent.getRoutingProfileQueues', 'agent.listQuickConnects ["q1","q2"]']);
    return { phone, directory };
  }

  test('transfers to an entry of the directory, and leaves the call after a number was added', async () => {
    const { phone, directory } = await withDirectory();
    expect(directory).toEqual([
      { id: 'arn:support', name: 'Support', kind: 'queue' },
      { id: 'arn:partner', name: 'Partner', kind: 'phone_number' },
    ]);
    await phone.add('call', 'arn:support');
    await phone.transfer('call', 'arn:support');
    await phone.transfer('call', 'arn:partner');
    expect(packages.done).toEqual([
      `contact.addParticipant call ${JSON.stringify(support)}`,
      `contact.transfer call ${JSON.stringify(support)}`,
      `contact.addParticipant call ${JSON.stringify(partner)}`,
      'contact.disconnectSelf call',
    ]);
  });

  test('does not leave the call if the number was not added', async () => {
    const { phone } = await withDirectory();
    packages.answers.set('contact.addParticipant', new Refusal({ reason: 'busy' }));
    await expect(phone.transfer('call', 'arn:partner')).rejects.toThrow('busy');
    expect(packages.done).toHaveLength(1);
  });

  test('refuses an entry that the directory no longer has', async () => {
    const { phone } = await withDirectory();
    packages.answers.set('agent.listQuickConnects', { quickConnects: [support] });
    await phone.directory();
    await expect(phone.transfer('call', 'arn:partner')).rejects.toThrow('gone');
    await expect(phone.add('call', 'arn:partner')).rejects.toThrow('gone');
    expect(packages.done.filter((what) => /transfer|addParticipant/.test(what))).toEqual([]);
  });
});
