/**
 * Milliseconds from the newest input on the page to the frame that shows what it changed, by the browser's own clock.
 * @param changes read for its signals: what the input moves
 */
export function painted(changes: () => unknown): { readonly milliseconds: number } {
  let milliseconds = $state(0);
  let input: number | undefined;
  const note = (event: Event) => {
    input ??= event.timeStamp;
  };
  $effect(() => {
    addEventListener('input', note, true);
    return () => removeEventListener('input', note, true);
  });
  $effect(() => {
    changes();
    if (input === undefined) return;
    const from = input;
    input = undefined;
    requestAnimationFrame(() => {
      const shown = new MessageChannel();
      shown.port1.onmessage = () => {
        milliseconds = performance.now() - from;
      };
      shown.port2.postMessage(undefined);
    });
  });
  return {
    get milliseconds() {
      return milliseconds;
    },
  };
}
