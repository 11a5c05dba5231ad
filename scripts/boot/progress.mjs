const isColourful = process.stdout.isTTY === true && !process.env.NO_COLOR

/** @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`)
}

/**
 * Announces work that takes a while, and when it is done, how long it took.
 *
 * @template T
 * @param {string} announcement
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function announced(announcement, work) {
  say(`${paint('36', '●')} ${announcement} …`)
  const start = performance.now()
  const result = await work()
  say(`${paint('32', '✓')} ${announcement} (${duration(performance.now() - start)})`)
  return result
}

/** @param {string} text */
export function loud(text) {
  const line = '─'.repeat(Math.min(72, Math.max(...text.split('\n').map((part) => part.length))))
  say(`\n${paint('33', line)}\n${paint('33', text)}\n${paint('33', line)}`)
}

/** @param {string} text */
export function heading(text) {
  say(`\n${paint('1', `── ${text}`)}`)
}

/**
 * @param {string} colour
 * @param {string} text
 */
function paint(colour, text) {
  return isColourful ? `\x1b[${colour}m${text}\x1b[0m` : text
}
