// The agent workspace: contacts on the left, apps on the right. What is on the desk is the server's; this page holds
// frames and ports only. Its address says what goes wrong: ?deaf, ?slow=ms, ?health=ms&sick, ?permissions=a,b,
// ?silent=command, ?cut; and ?open=names which apps are open.
import { channelIcon } from './icons.js';
import { Instance } from './instance.js';
import { keyedList, write } from './keyed-list.js';
import { channelWord } from './words.js';

const asked = new URLSearchParams(window.location.search);
const granted = asked.has('permissions') ? asked.get('permissions').split(',').filter(Boolean) : undefined;
const way = {
  deaf: asked.has('deaf'),
  slow: Number(asked.get('slow') ?? 0),
  healthCheckInterval: Number(asked.get('health') ?? 0),
};
const namespaceOf = (key) => (key.startsWith('voice/') ? 'aws.connect.voice' : 'aws.connect.contact');
const workspaceNamespace = 'aws.connect.workspace';
const place = (id) => document.getElementById(id);

/** Names of the apps that are open and the services that run, instead of those that are registered so. */
const opened = asked.get('open')?.split(',');

const apps = (await (await fetch('applications.json')).json()).map((app) => ({
  ...app,
  pinned: opened ? opened.includes(app.config.name) : app.pinned,
  config: { ...app.config, permissions: granted ?? app.config.permissions },
}));
const instances = new Set();
const contacts = new Map();
/** Every event of a contact in the order it was told, for tests and the curious. */
globalThis.told = [];
let active;
let shown;

const socket = new WebSocket(
  `${window.location.origin.replace('http', 'ws')}/workspace/socket?username=${asked.get('username') ?? ''}`,
);
const waiting = new Map();
let requests = 0;

function ask(app, part) {
  return new Promise((resolve) => {
    const id = ++requests;
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, app: app.config.name, ...(granted ? { granted } : {}), ...part }));
  });
}

socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === 'answer') {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  } else if (message.type === 'event') happen(message.key, message.data);
  else open(message.contacts);
};

const service = {
  sick: asked.has('sick'),
  cut: false,
  async mayHear(instance, topic) {
    return (await ask(instance.app, { topic: topic.key })).errorKey;
  },
  async answer(instance, namespace, command, data) {
    if (asked.get('silent') === command) return undefined;
    const own = namespace === workspaceNamespace && appCommands[command];
    if (!own) return dated(await ask(instance.app, { command, data }));
    if (!instance.app.config.permissions.includes('*')) {
      return { errorKey: 'requestNotAuthorized', reason: 'App does not have permission for this request' };
    }
    return own(data ?? {}, instance);
  },
  close(instance, { isFatalError }) {
    if (isFatalError) {
      instance.frame.remove();
      forget(instance);
    } else end(instance);
  },
};

const noResult = { errorKey: 'noResult', reason: 'No Result Found' };
const named = (key) => apps.find(({ config }) => config.name === key || config.arn === key);
const running = (instanceId) => [...instances].find((each) => each.instanceId === instanceId);
const appCommands = {
  'app/getCatalog': () => ({ data: { applications: apps.map(({ config }) => config) } }),
  'app/getConfig': ({ key }) => (named(key) ? { data: named(key).config } : noResult),
  'app-launcher/launch': ({ arnOrName, options = {} }, by) => {
    const app = named(arnOrName);
    if (!app) return noResult;
    const same = options.launchKey && [...instances].find(({ launchKey }) => launchKey === options.launchKey);
    if (same) return { data: same.info };
    const scope = options.scope ?? (active ? { type: 'contact', contactId: active } : { type: 'idle' });
    if (scope.type === 'contact' && !contacts.has(scope.contactId)) return noResult;
    const launchedBy = { type: 'internal', name: by.app.config.name };
    const instance = launch(app, { ...options, scope, launchedBy });
    if (!options.openInBackground) focus(instance);
    return { data: instance.info };
  },
  'app-instance/get-app-info': ({ instanceId }) =>
    running(instanceId) ? { data: running(instanceId).info } : noResult,
  'app-manager/get-apps': () => ({ data: { apps: [...instances].map(({ info }) => info) } }),
  'app-instance/focus': ({ instanceId }) => {
    const instance = running(instanceId);
    if (!instance) return noResult;
    focus(instance);
    return { data: { instanceId, result: 'completed' } };
  },
  'app-instance/close': ({ instanceId }) => {
    if (!running(instanceId)) return noResult;
    end(running(instanceId));
    return { data: undefined };
  },
};

/** JSON has no dates, the packages' answers have. */
function dated(answer) {
  const { data } = answer;
  return data?.queueTimestamp
    ? { ...answer, data: { ...data, queueTimestamp: new Date(data.queueTimestamp) } }
    : answer;
}

window.addEventListener('message', ({ data, source, origin, ports }) => {
  if (data?.type !== 'connect-app-host-init' || !ports[0]) return;
  const instance = [...instances].find(({ frame }) => frame.contentWindow === source);
  if (!instance || new URL(instance.app.config.accessUrl).origin !== origin) return;
  instance.greet(ports[0], way);
});

function launch(app, options) {
  const instance = new Instance(app, service, options);
  instances.add(instance);
  place('instances').append(instance.frame);
  draw();
  return instance;
}

function end(instance) {
  instance.destroy();
  forget(instance);
}

function forget(instance) {
  instances.delete(instance);
  if (shown === instance) shown = undefined;
  if (!shown) focus([...instances].find(({ app }) => !app.service));
  draw();
}

function focus(instance) {
  if (shown === instance || instance?.app.service) return;
  shown?.show(false);
  shown = instance;
  shown?.show(true);
  draw();
}

/** The agent turns to a contact: the instance of that contact is shown, if the app has one for each. */
function turnTo(contactId) {
  active = contactId;
  focus([...instances].find(({ scope }) => scope?.contactId === contactId) ?? shown);
  draw();
}

const stages = {
  'contact/connecting': 'Ringing',
  'contact/incoming': 'Ringing',
  'contact/pending': 'Ringing',
  'contact/connected': 'Connected',
  'contact/acw': 'After-contact work',
  'contact/missed': 'Missed',
  'contact/error': 'Error',
};

/** The moments of a contact; all else is told of its participants or of the agent. */
const ofContact = (key) => key in stages || key === 'contact/cleared' || key === 'contact/destroy';

function publish(key, data) {
  const contactId = data.contactId ?? data.participant?.contactId;
  for (const instance of instances) {
    const own = instance.scope?.type !== 'contact' || !contactId || instance.scope.contactId === contactId;
    if (own) instance.publish(namespaceOf(key), key, data);
  }
}

function happen(key, data) {
  if (!ofContact(key)) return publish(key, data);
  globalThis.told.push(`${key} ${data.contactId}`);
  const gone = key === 'contact/cleared' || key === 'contact/destroy';
  if (!gone) {
    if (!contacts.has(data.contactId)) {
      for (const app of apps.filter(
        ({ config, pinned, service }) => pinned && !service && config.contactHandling.scope === 'PER_CONTACT',
      )) {
        launch(app, { scope: { type: 'contact', contactId: data.contactId } });
      }
    }
    contacts.set(data.contactId, { ...data, stage: stages[key] });
    active ??= data.contactId;
    if (key === 'contact/connected') turnTo(data.contactId);
  }
  publish(key, data);
  if (key === 'contact/destroy') {
    contacts.delete(data.contactId);
    for (const instance of [...instances]) if (instance.scope?.contactId === data.contactId) end(instance);
    if (active === data.contactId) turnTo(contacts.keys().next().value);
  }
  if (!gone && !shown) turnTo(data.contactId);
  draw();
}

const buttonList = (parent) =>
  keyedList(
    parent,
    ({ key }) => key,
    ({ kind = '' }) => {
      const node = document.createElement('button');
      node.className = `btn dense ${kind}`;
      return {
        node,
        show({ text, click, pressed }) {
          write(node, text);
          node.onclick = click;
          if (pressed !== undefined) node.setAttribute('aria-pressed', String(pressed));
        },
      };
    },
  );

const agentsOwn = { config: { name: '' } };
const act = (text, command, kind) => ({
  key: text,
  text,
  kind,
  click: ({ target }) =>
    ask(agentsOwn, { granted: ['*'], command, data: { contactId: target.closest('li').dataset.contact } }),
});
const [accept, decline] = [act('Accept', 'contact/accept', 'go'), act('Decline', 'contact/reject', 'stop')];
const [hangUp, close] = [act('End', 'contact/disconnectSelf', 'stop'), act('Close contact', 'contact/clear')];

const showContacts = keyedList(
  place('contacts'),
  ({ contactId }) => contactId,
  ({ contactId, type }) => {
    const [node, sign, name, controls] = ['li', 'span', 'button', 'div'].map((tag) => document.createElement(tag));
    const showControls = buttonList(controls);
    node.dataset.contact = contactId;
    sign.className = 'disc';
    sign.append(channelIcon(type, 'm'));
    name.className = 'name';
    node.append(sign, name, controls);
    name.onclick = () => turnTo(contactId);
    return {
      node,
      show({ stage }) {
        node.className = [contactId === active && 'active', stage.toLowerCase()].filter(Boolean).join(' ');
        write(name, `${channelWord(type)} · ${stage}`);
        showControls(stage === 'Ringing' ? [accept, decline] : stage === 'Connected' ? [hangUp] : [close]);
      },
    };
  },
);
const showApps = buttonList(place('apps'));

/** A button that cuts the channel of all apps, and mends it. */
const cutter = () => ({
  key: 'cut',
  text: 'Cut the channel',
  pressed: service.cut,
  click() {
    service.cut = !service.cut;
    draw();
  },
});

function draw() {
  place('nobody').hidden = contacts.size > 0;
  showContacts([...contacts.values()]);
  const open = [...instances].filter(({ app }) => !app.service);
  const others = apps.filter((app) => !app.service && !open.some((instance) => instance.app === app));
  showApps([
    ...(asked.has('cut') ? [cutter()] : []),
    ...open.map((instance) => ({
      key: instance,
      text: instance.app.config.name,
      pressed: instance === shown,
      click: () => focus(instance),
    })),
    ...others.map((app) => ({
      key: app,
      text: `Open ${app.config.name}`,
      click: () => focus(launch(app, { scope: active ? { type: 'contact', contactId: active } : { type: 'idle' } })),
    })),
  ]);
}

/** The workspace is up: what is on the desk already is shown, and told to no app. */
function open(desk) {
  for (const { key, data } of desk) contacts.set(data.contactId, { ...data, stage: stages[key] });
  active = contacts.keys().next().value;
  for (const app of apps.filter(
    ({ pinned, service, config }) => pinned && (service || config.contactHandling.scope !== 'PER_CONTACT'),
  )) {
    const instance = launch(app, app.service ? {} : { scope: { type: 'idle' } });
    focus(instance);
  }
  for (const app of apps.filter(
    ({ pinned, service, config }) => pinned && !service && config.contactHandling.scope === 'PER_CONTACT',
  )) {
    for (const contactId of contacts.keys()) launch(app, { scope: { type: 'contact', contactId } });
  }
  draw();
}
