import { spawnSync } from 'node:child_process'

/** What a small system may lack of what Node is linked to, by the name that the loader calls it, as Debian packages. */
const packages = { 'libatomic.so.1': 'libatomic1', 'libstdc++.so.6': 'libstdc++6' }

/**
 * Whether a Node that came with the packages starts on this system.
 *
 * @param {string} program
 * @returns {string | undefined} what to tell the person when it does not
 */
export function checkThatItStarts(program) {
  const { status, stderr, error } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (status === 0) return undefined
  const reason = (error?.message ?? stderr).trim()
  return `The Node that the packages bring does not start here:\n${reason}\n${howToMend(reason)}`
}

/** @param {string} reason */
function howToMend(reason) {
  const missing = Object.entries(packages).find(([library]) => reason.includes(library))
  const install = 'install Node 26 or newer from https://nodejs.org'
  if (missing === undefined) return `To run without it, ${install}; then try again.`
  const [library, name] = missing
  return `Install ${library} ("apt-get install ${name}", "dnf install ${name.replace(/\d+$/, '')}"), or ${install}; then try again.`
}
