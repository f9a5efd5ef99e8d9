type Handler = (news: unknown) => unknown;

/**
 * The clients of Amazon's packages, as far as the workspace's side of the page uses them. Every command is accepted and
 * noted, unless an answer is set for it.
 */
export class FakePackages {
  readonly done: string[] = [];
  readonly answers = new Map<string, unknown>();
  readonly handlers = new Map<string, Set<Handler>>();

  /** A client, such as `contact`. `onX` and `offX` subscribe to `X`, and every other method is a command. */
  client(name: string): object {
    return new Proxy(
      {},
      {
        get: (_, method: string) => {
          const [, on, topic] = /^(on|off)(?=[A-Z])(.*)$/.exec(method) ?? [];
          if (topic) return (handler: Handler) => this.#subscribe(`${name} ${topic}`, handler, on === 'on');
          return async (...args: unknown[]) => {
            const texts = args.map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each)));
            this.done.push([`${name}.${method}`, ...texts].join(' '));
            const answer = this.answers.get(`${name}.${method}`);
            if (answer instanceof Refusal) throw answer.reason;
            return typeof answer === 'function' ? answer(...args) : answer;
          };
        },
      },
    );
  }

  fire(topic: string, news: unknown = {}): void {
    for (const handler of this.handlers.get(topic) ?? []) handler(news);
  }

  /** The topics that have a listener. */
  get heard(): string[] {
    return [...this.handlers].filter(([, { size }]) => size > 0).map(([topic]) => topic);
  }

  #subscribe(topic: string, handler: Handler, on: boolean): void {
    const handlers = this.handlers.get(topic) ?? new Set();
    this.handlers.set(topic, handlers);
    if (on) handlers.add(handler);
    else handlers.delete(handler);
  }
}

/** An answer that rejects with this. */
export class Refusal {
  readonly reason: unknown;
  constructor(reason: unknown) {
    this.reason = reason;
  }
}
