/** Seconds from one ring to the next, the pace of the icon. */
const everySeconds = 2.4;
/** Two soft tones, a fourth apart, in hertz. */
const tones = [587, 784] as const;
const loudness = 0.12;

/** Plays a tone while a contact rings. The browser synthesizes it: no file is loaded. */
export class Ringer {
  #context: AudioContext | undefined;
  #interval: ReturnType<typeof setInterval> | undefined;

  start(): void {
    if (this.#interval) return;
    this.once();
    this.#interval = setInterval(() => this.once(), everySeconds * 1000);
  }

  stop(): void {
    clearInterval(this.#interval);
    this.#interval = undefined;
  }

  once(): void {
    try {
      this.#context ??= new AudioContext();
      void this.#context.resume();
      for (const [at, hertz] of tones.entries()) this.#tone(hertz, at * 0.22);
    } catch {
      // Without an audio device the strip, the title and the icon still show it.
    }
  }

  #tone(hertz: number, after: number): void {
    const context = this.#context as AudioContext;
    const begin = context.currentTime + after;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(loudness, begin + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.4);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + 0.42);
  }
}
