// Runs in the measured page, ahead of its own code: a stopwatch that ends when something has been painted.
{
  const card = '.react-flow__node'
  const panel = 'aside[aria-label]'
  const seen = (selector) =>
    [...document.querySelectorAll(selector)].some(
      (element) => getComputedStyle(element).visibility === 'visible',
    )

  /** Resolves when the frame in which `condition` has become true has been painted. */
  const painted = (condition, patience = 20_000) =>
    new Promise((resolve, reject) => {
      const limit = performance.now() + patience
      const look = () => {
        if (performance.now() > limit) return reject(new Error(`Never painted: ${condition}`))
        if (!condition()) return requestAnimationFrame(look)
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      }
      requestAnimationFrame(look)
    })

  let frames = []

  globalThis.bench = {
    card,
    panel,
    seen,
    painted,
    /** From the next event of a kind until what it leads to has been painted. */
    after: (kind, condition) =>
      new Promise((resolve, reject) => {
        addEventListener(
          kind,
          ({ timeStamp }) => painted(condition).then((time) => resolve(time - timeStamp), reject),
          { once: true, capture: true },
        )
      }),
    record() {
      const times = []
      frames = times
      const follow = (time) => {
        if (frames !== times) return
        times.push(time)
        requestAnimationFrame(follow)
      }
      requestAnimationFrame(follow)
    },
    /** The time between two frames, for each frame since the recording began. */
    recorded() {
      const times = frames
      frames = []
      return times.slice(1).map((time, index) => time - times[index])
    },
  }
}
