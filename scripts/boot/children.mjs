import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { CHECKOUT, environment } from './checkout.mjs'
import { BootProblem, Interrupted } from './problem.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** How long a child may take to end before it is ended. */
const PATIENCE_MS = 30_000

/** Ctrl-C reaches us twice, from the terminal and from npm; a person needs longer to press it again. */
const SAME_PRESS_MS = 500

const onWindows = process.platform === 'win32'

/**
 * @typedef {object} Ended
 * @property {number} code as a shell would tell it
 * @property {string} output what it printed, where that was kept
 */

/**
 * @typedef {object} RunOptions
 * @property {boolean} [quiet] keeps the output
 * @property {boolean} [keepsErrors] keeps what it prints as an error, besides printing it
 * @property {boolean} [gently] signals the program alone, which ends its own children
 * @property {boolean} [inBackground] leaves the processors to everything else
 * @property {Record<string, string>} [env]
 */

/**
 * Runs a program to its end, in a process group of its own that hears of Ctrl-C through us alone. Asynchronous,
 * because a process that waits synchronously cannot pass a signal on, and leaves an orphan.
 *
 * @param {string} program
 * @param {string[]} parameters
 * @param {RunOptions} options
 * @returns {Promise<Ended>}
 */
export async function run(
  program,
  parameters,
  { quiet = false, keepsErrors = false, gently = false, inBackground = false, env = {} } = {},
) {
  const child = spawn(program, parameters, {
    cwd: CHECKOUT,
    env: environment(quiet ? { NO_COLOR: '1', ...env } : env),
    detached: !onWindows,
    shell: onWindows && !program.endsWith('.exe'),
    stdio: quiet
      ? ['ignore', 'pipe', 'pipe']
      : gently
        ? ['ignore', 'inherit', 'inherit', 'ipc']
        : ['ignore', 'inherit', keepsErrors ? 'pipe' : 'inherit'],
  })
  if (inBackground && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  /** @type {Buffer[]} */
  const output = []
  child.stdout?.on('data', (chunk) => output.push(chunk))
  child.stderr?.on('data', (chunk) => output.push(chunk))
  if (keepsErrors) child.stderr?.pipe(process.stderr, { end: false })
  const forwarding = forwardSignals(child, gently)
  try {
    const [code, signal] = await once(child, 'close')
    if (forwarding.signal && !gently) throw new Interrupted(128 + signalNumber(forwarding.signal))
    return { code: code ?? 128 + signalNumber(signal), output: Buffer.concat(output).toString() }
  } catch (error) {
    throw error instanceof BootProblem
      ? error
      : new BootProblem(`${program} cannot be run here: ${messageOf(error)}`)
  } finally {
    forwarding.end()
  }
}

/**
 * @param {ChildProcess} child
 * @param {boolean} gently
 */
function forwardSignals(child, gently) {
  let lastAt = Number.NEGATIVE_INFINITY
  /** @type {NodeJS.Timeout | undefined} */
  let impatience
  const forwarding = { signal: /** @type {NodeJS.Signals | null} */ (null), end }
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (performance.now() - lastAt < SAME_PRESS_MS) return
    lastAt = performance.now()
    forwarding.signal = signal
    // A closed terminal is a request to stop, not to read the settings again.
    send(child, signal === 'SIGHUP' ? 'SIGTERM' : signal, gently)
    clearTimeout(impatience)
    impatience = setTimeout(() => send(child, 'SIGKILL', false), PATIENCE_MS).unref()
  }
  const signals = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, forward)
  return forwarding

  function end() {
    clearTimeout(impatience)
    for (const signal of signals) process.off(signal, forward)
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @param {boolean} gently
 */
function send(child, signal, gently) {
  if (child.pid === undefined) return
  try {
    if (gently || onWindows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has just ended by itself.
  }
}

/** @param {NodeJS.Signals | null} signal */
function signalNumber(signal) {
  return signal ? constants.signals[signal] : 1
}
