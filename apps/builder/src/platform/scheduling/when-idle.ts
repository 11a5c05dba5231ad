/** At the latest after this many milliseconds, however busy the page is. */
const patience = 2_000
/** Whatever is waited for, nothing is held back for longer than this. */
const mostHeld = 10_000

/** Who sees a page presses something next; what can wait does not begin under their hand. */
const rest = 500

/** Those who still wait for what they show; while there are any, a quiet moment is only the network's. */
const holders = new Set<symbol>()
/** What begins when the last of them has had it for a moment. */
const held = new Set<() => void>()
let resting: ReturnType<typeof setTimeout> | undefined
const isBusy = () => holders.size > 0 || resting !== undefined

/** Holds back what can wait, until the function that is answered is called. */
export function holdIdle(): () => void {
  const holder = Symbol('holds what can wait')
  const release = () => {
    clearTimeout(timer)
    if (holders.delete(holder) && holders.size === 0) resting = setTimeout(beginHeld, rest)
  }
  const timer = setTimeout(release, mostHeld)
  clearTimeout(resting)
  resting = undefined
  holders.add(holder)
  return release
}

function beginHeld(): void {
  resting = undefined
  const begun = [...held]
  held.clear()
  for (const begin of begun) begin()
}

/** Runs `work` when what is on the screen needs nothing more; answers how to call it off. */
export function whenIdle(work: () => void): () => void {
  let callOff = () => {}
  const begin = () => {
    callOff = whenQuiet(() => (isBusy() ? wait() : work()))
  }
  const wait = () => {
    held.add(begin)
    callOff = () => void held.delete(begin)
  }
  if (isBusy()) wait()
  else begin()
  return () => callOff()
}

function whenQuiet(work: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 200)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(work, { timeout: patience })
  return () => cancelIdleCallback(request)
}

/** Resolves when what is on the screen needs nothing more. */
export const idle = (): Promise<void> => new Promise((resolve) => void whenIdle(resolve))
