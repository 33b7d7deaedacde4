import { Presets, SingleBar } from 'cli-progress';

/** Progress on stderr: a bar on a terminal, nothing where stderr is a file, so that logs stay short. */
export interface Progress {
  step(done: number, all: number): void;
  end(): void;
}

export function progress(title: string): Progress {
  if (!process.stderr.isTTY) return { step: () => {}, end: () => {} };
  const bar = new SingleBar(
    { format: `${title} {bar} {value}/{total}`, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    step(done, all) {
      if (!started) bar.start(all, done);
      else bar.update(done);
      started = true;
    },
    end: () => bar.stop(),
  };
}
