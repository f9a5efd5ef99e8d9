import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { turns } from '../browser/testing/fake-browser';
import { aFile } from '../core/testing/configs';
import { FakePackages, Refusal } from '../workspace/testing/fake-packages';

let packages: FakePackages;
let again: () => void;
let framed: boolean;
let logged: unknown[][];
let sources: string[];
let asked: string[];
let said: string[];
let file: Response;

vi.mock('../workspace/connection', () => ({
  isInWorkspace: () => framed,
  connectService: (answersAgain: () => void) => {
    again = answersAgain;
    return {};
  },
}));
vi.mock('@amazon-connect/contact', () => ({
  ContactClient: function ContactClient() {
    return packages.client('contact');
  },
}));
vi.mock('@amazon-connect/voice', () => ({
  VoiceClient: function VoiceClient() {
    return packages.client('voice');
  },
}));
vi.mock('@amazon-connect/app-controller', () => ({
  AppControllerClient: function AppControllerClient() {
    return packages.client('apps');
  },
}));
vi.mock('@amazon-connect/core', () => ({
  ConnectLogger: class {
    constructor({ source }: { source: string }) {
      sources.push(source);
    }
    error = (...all: unknown[]) => void logged.push(['error', ...all]);
    warn = (...all: unknown[]) => void logged.push(['warn', ...all]);
  },
}));

beforeEach(() => {
  vi.resetModules();
  packages = new FakePackages();
  packages.answers.set('contact.listContacts', [{ contactId: 'call', type: 'voice' }]);
  packages.answers.set('contact.getAttributes', { lookupStatus: 'match', customerId: 'C-1001' });
  packages.answers.set('contact.listParticipants', []);
  framed = true;
  logged = [];
  sources = [];
  asked = [];
  said = [];
  file = new Response(JSON.stringify(aFile()));
  vi.stubGlobal('window', { location: { search: '?app=Records', href: 'https://desk.example.test/service.html' } });
  vi.stubGlobal('document', { body: { append: (text: string) => void said.push(text) } });
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return file;
  });
});
afterEach(() => vi.unstubAllGlobals());

const launches = () => packages.done.filter((what) => what.startsWith('apps.launchApp'));
async function started(): Promise<void> {
  await import('./workspace-service');
  await vi.waitFor(() => {
    if (packages.done.length === 0 && logged.length === 0) throw new Error('not yet');
  });
  await turns();
}

test('The service launches the app of its address for each contact that a rule pops for, without an attribute', async () => {
  await started();
  expect(launches()).toHaveLength(1);
  expect(launches()[0]).toMatch(/^apps\.launchApp Records .*"contactId":"call".*"rule":"Known"/);
  expect(launches()[0]).not.toContain('C-1001');
  // The service is in a folder below the file.
  expect(asked).toEqual(['../screen-pop.json']);
});

test('A service that is registered without a name launches Screen Pop', async () => {
  vi.stubGlobal('window', { location: { search: '', href: 'https://desk.example.test/service.html' } });
  await started();
  expect(launches()[0]).toMatch(/^apps\.launchApp Screen Pop /);
});

test('After an interruption the contacts that came meanwhile are found', async () => {
  await started();
  packages.answers.set('contact.listContacts', [{ contactId: 'call' }, { contactId: 'chat', type: 'chat' }]);
  again();
  await turns();
  expect(launches().map((what) => /"contactId":"(\w+)"/.exec(what)?.[1])).toEqual(['call', 'chat']);
});

test('A launch that the workspace refuses is in its log, with the contact and the reason', async () => {
  packages.answers.set('apps.launchApp', new Refusal({ reason: 'No such app' }));
  await started();
  expect(sources).toEqual(['screen-pop']);
  expect(logged).toContainEqual(['warn', 'Records was not launched', { contactId: 'call', reason: 'No such app' }]);
});

test('A file that is refused is in the log, and nothing is launched', async () => {
  file = new Response('', { status: 503 });
  await started();
  expect(logged).toEqual([
    ['error', 'screen-pop.json is refused', { faults: ['screen-pop.json could not be loaded: HTTP 503'] }],
  ]);
  expect(packages.done).toEqual([]);
});

test('Outside a workspace the page says what it is for', async () => {
  framed = false;
  await import('./workspace-service');
  expect(said).toEqual([expect.stringContaining('https://desk.example.test/service.html')]);
  expect(asked).toEqual([]);
});
