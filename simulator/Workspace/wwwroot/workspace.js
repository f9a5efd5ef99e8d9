// The agent workspace: contacts on the left, apps on the right. What is on the desk is the server's; this page holds
// frames and ports only. Its address says what goes wrong: ?deaf, ?slow=ms, ?health=ms&sick, ?permissions=a,b,
// ?silent=command, ?cut; and ?open=names which apps are open.
import { Instance } from './instance.js';

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

const socket = new WebSocket(`${window.location.origin.replace('http', 'ws')}/workspace/socket?username=${asked.get('username') ?? ''}`);
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
  'app-instance/get-app-info': ({ instanceId }) => (running(instanceId) ? { data: running(instanceId).info } : noResult),
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
  return data?.queueTimestamp ? { ...answer, data: { ...data, queueTimestamp: new Date(data.queueTimestamp) } } : answer;
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
  'contact/connecting': 'Ringing', 'contact/incoming': 'Ringing', 'contact/pending': 'Ringing', 'contact/connected': 'Connected',
  'contact/acw': 'After contact work', 'contact/missed': 'Missed', 'contact/error': 'Error',
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
      for (const app of apps.filter(({ config, pinned, service }) => pinned && !service && config.contactHandling.scope === 'PER_CONTACT')) {
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

function button(text, click, pressed) {
  const made = document.createElement('button');
  made.textContent = text;
  made.onclick = click;
  if (pressed !== undefined) made.setAttribute('aria-pressed', String(pressed));
  return made;
}

/** A button that cuts the channel of all apps, and mends it. */
function cutter() {
  return button('Cut the channel', () => {
    service.cut = !service.cut;
    draw();
  }, service.cut);
}

function draw() {
  place('nobody').hidden = contacts.size > 0;
  place('contacts').replaceChildren(
    ...[...contacts.values()].map(({ contactId, type, stage }) => {
      const item = document.createElement('li');
      item.dataset.contact = contactId;
      item.className = contactId === active ? 'active' : '';
      const controls = document.createElement('div');
      const does = (text, command) => button(text, () => ask({ config: { name: '' } }, { granted: ['*'], command, data: { contactId } }));
      if (stage === 'Ringing') controls.append(does('Accept', 'contact/accept'), does('Decline', 'contact/reject'));
      else if (stage === 'Connected') controls.append(does('End', 'contact/disconnectSelf'));
      else controls.append(does('Close contact', 'contact/clear'));
      item.append(button(`${type} · ${stage}`, () => turnTo(contactId)), controls);
      return item;
    }),
  );
  place('apps').replaceChildren(
    ...(asked.has('cut') ? [cutter()] : []),
    ...[...instances].filter(({ app }) => !app.service).map((instance) => {
      const pressed = instance === shown;
      return button(instance.app.config.name, () => focus(instance), pressed);
    }),
    ...apps
      .filter((app) => !app.service && ![...instances].some((each) => each.app === app))
      .map((app) => button(`Open ${app.config.name}`, () => focus(launch(app, { scope: active ? { type: 'contact', contactId: active } : { type: 'idle' } })))),
  );
}

/** The workspace is up: what is on the desk already is shown, and told to no app. */
function open(desk) {
  for (const { key, data } of desk) contacts.set(data.contactId, { ...data, stage: stages[key] });
  active = contacts.keys().next().value;
  for (const app of apps.filter(({ pinned, service, config }) => pinned && (service || config.contactHandling.scope !== 'PER_CONTACT'))) {
    const instance = launch(app, app.service ? {} : { scope: { type: 'idle' } });
    focus(instance);
  }
  for (const app of apps.filter(({ pinned, service, config }) => pinned && !service && config.contactHandling.scope === 'PER_CONTACT')) {
    for (const contactId of contacts.keys()) launch(app, { scope: { type: 'contact', contactId } });
  }
  draw();
}
