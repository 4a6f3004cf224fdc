/** A wait that nothing ends but its time: a worker's timers are clamped to 4 ms. */
const clock = new Int32Array(new SharedArrayBuffer(4));

for (;;) {
  postMessage(performance.timeOrigin + performance.now());
  Atomics.wait(clock, 0, 0, 1);
}
