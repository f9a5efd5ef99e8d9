// One app in its frame: the workspace's end of the port that the app sends with its hello.

let instances = 0;

export class Instance {
  instanceId = `instance-${++instances}-${crypto.randomUUID()}`;
  startTime = new Date();
  state = 'starting';
  frame = document.createElement('iframe');
  #app;
  #service;
  #port;
  #created = false;
  #wanted = false;
  /** Handlers by topic: the same handler twice is one. */
  #topics = new Map();

  /** @param app as applications.json has it; @param service answers what an app asks, and takes its closing. */
  constructor(app, service, { scope, parameters, launchKey, launchedBy } = {}) {
    this.#app = app;
    this.#service = service;
    this.scope = scope;
    this.parameters = parameters;
    this.launchKey = launchKey;
    this.launchedBy = launchedBy ?? { type: 'internal', name: 'workspace' };
    this.frame.sandbox = app.sandbox;
    this.frame.allow = app.allow;
    this.frame.title = app.config.name;
    this.frame.hidden = true;
    this.frame.dataset.app = app.config.name;
    this.frame.dataset.instance = this.instanceId;
    this.frame.src = app.config.accessUrl;
  }

  get app() {
    return this.#app;
  }

  get info() {
    const { arn, namespace, id, name, description } = this.#app.config;
    return {
      instanceId: this.instanceId,
      config: { arn, namespace, id, name, description },
      startTime: this.startTime,
      state: this.state,
      parameters: this.parameters,
      launchKey: this.launchKey,
      launchedBy: this.launchedBy,
      scope: this.scope,
    };
  }

  /** A hello of this frame. One that comes again is a page that was loaded anew: it knows of no subscription. */
  greet(port, { deaf, slow, healthCheckInterval }) {
    if (deaf) return;
    this.#port = port;
    this.#created = false;
    this.#topics.clear();
    port.onmessage = ({ data }) => this.#hear(port, data);
    setTimeout(() => {
      this.#send(port, {
        type: 'acknowledge',
        connectionId: crypto.randomUUID(),
        status: { initialized: true, startTime: new Date() },
        healthCheckInterval,
      });
      this.#lifecycle('create');
    }, slow);
  }

  show(visible) {
    this.#wanted = visible;
    this.frame.hidden = !visible;
    // Before the app has answered its create a start is dropped: it is sent with the answer.
    if (this.#created && !this.#app.service) this.#lifecycle(visible ? 'start' : 'stop');
  }

  /** One publish for each handler, with the topic as it was subscribed. */
  publish(namespace, key, data) {
    for (const { topic, handlerId } of this.#topics.values()) {
      const { parameter } = topic;
      const concerns =
        parameter === undefined || [data?.contactId, data?.participantId].includes(this.#resolve(parameter));
      if (topic.namespace === namespace && topic.key === key && concerns) {
        this.#send(this.#port, { type: 'publish', topic, data, handlerId });
      }
    }
  }

  /** Ends the app as the workspace does: its handler has five seconds. */
  destroy() {
    this.state = 'closing';
    this.#destroyed = () => this.frame.remove();
    if (this.#created && !this.#app.service) {
      this.#lifecycle('destroy');
      setTimeout(() => this.frame.remove(), 5_000);
    } else this.frame.remove();
  }

  #destroyed = () => {};

  #lifecycle(stage) {
    const contactScope =
      this.scope?.type === 'contact' ? { type: 'contact', contactId: this.scope.contactId } : undefined;
    const { instanceId, scope, parameters, launchedBy } = this;
    const { config } = this.#app;
    const named = { instanceId, appInstanceId: instanceId, config, appConfig: config };
    this.#send(this.#port, {
      type: 'appLifecycle',
      stage,
      ...named,
      scope,
      contactScope,
      parameters,
      launchedBy,
      region: 'us-east-1',
    });
  }

  /** What is sent while the channel is cut is lost, either way. */
  #send(port, message) {
    if (!this.#service.cut) port.postMessage(message);
  }

  #hear(port, message) {
    // A page that was loaded anew has another port; nothing of the old one counts.
    if (port !== this.#port || this.#service.cut) return;
    const { topic, handlerId } = message;
    switch (message.type) {
      case 'healthCheck':
        return this.#health(port);
      case 'appLifecycleHandlerCompleted':
        if (message.stage === 'destroy') return this.#destroyed();
        this.#created = true;
        this.state = 'active';
        if (this.#wanted) this.show(true);
        return;
      case 'request':
        return void this.#answer(port, message);
      case 'subscribe':
        return void this.#subscribe(port, topic, handlerId);
      case 'unsubscribe':
        for (const [key, each] of this.#topics) if (sameTopic(each.topic, topic)) this.#topics.delete(key);
        return;
      case 'closeApp':
        return this.#service.close(this, message);
    }
  }

  #counter = 0;

  #health(port) {
    if (!this.#service.sick)
      this.#send(port, { type: 'healthCheckResponse', time: Date.now(), counter: ++this.#counter });
  }

  async #subscribe(port, topic, handlerId) {
    const refused = await this.#service.mayHear(this, topic);
    if (!refused) return this.#topics.set(`${JSON.stringify(topic)} ${handlerId}`, { topic, handlerId });
    const named = JSON.stringify({ key: topic.key, namespace: topic.namespace });
    this.#send(port, {
      type: 'error',
      key: 'subscriptionNotAuthorized',
      message: `App attempted to subscribe to topic without permission - Topic ${named}`,
      isFatal: false,
      status: { initialized: true },
      details: { topic },
    });
  }

  async #answer(port, { namespace, command, requestId, data }) {
    const asked = data?.contactId ? { ...data, contactId: this.#resolve(data.contactId) } : data;
    const answer = await this.#service.answer(this, namespace, command, asked);
    if (!answer) return;
    const { errorKey, reason } = answer;
    this.#send(
      port,
      errorKey
        ? {
            type: 'response',
            namespace,
            requestId,
            isError: true,
            errorKey,
            reason,
            details: { command, requestData: data },
          }
        : { type: 'response', namespace, requestId, isError: false, data: answer.data },
    );
  }

  #resolve(contactId) {
    return contactId === 'CURRENT_CONTACT' ? this.scope?.contactId : contactId;
  }
}

const sameTopic = (a, b) => a.namespace === b.namespace && a.key === b.key && a.parameter === b.parameter;
