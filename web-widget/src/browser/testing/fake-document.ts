/** A frame with the members that the records use. */
export class FakeFrame {
  src = '';
  title = '';
  allow = '';
  hidden = false;
  readonly dataset: Record<string, string> = {};
  readonly sandboxed: string[] = [];
  readonly sandbox = { add: (...names: string[]) => void this.sandboxed.push(...names) };
  readonly contentWindow = {};
  place: FakeFrame[] = [];
  onload = () => {};

  get isConnected(): boolean {
    return this.place.includes(this);
  }

  remove(): void {
    this.place.splice(this.place.indexOf(this), 1);
  }
}

/** A document that creates frames, and a container for them. */
export function aFakeDocument() {
  const frames: FakeFrame[] = [];
  const append = (frame: FakeFrame) => {
    frame.place = frames;
    frames.push(frame);
  };
  return {
    frames,
    container: { append } as unknown as HTMLElement,
    document: { createElement: () => new FakeFrame() },
  };
}
