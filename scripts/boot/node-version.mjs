/** What this script itself needs, and what the installation runs under. */
export const OLDEST_TO_BOOT = 20

/** What the product runs under: its isolation of plugins rests on the permission model of this version. */
export const OLDEST_TO_RUN = 26

/** Where the workspace brings a Node of its own. */
const BROUGHT_FOR = ['linux-x64', 'linux-arm64']

/**
 * @typedef {object} Machine
 * @property {string} version of the Node that runs this script
 * @property {string} platform
 * @property {string} arch
 */

/**
 * @param {Machine} machine
 * @returns {string | undefined} what to tell the person when this machine's Node will not do
 */
export function checkNode({ version, platform, arch }) {
  const major = majorOf(version)
  const needed = BROUGHT_FOR.includes(`${platform}-${arch}`) ? OLDEST_TO_BOOT : OLDEST_TO_RUN
  if (major >= needed) return undefined
  return `Counterflow needs Node ${needed} or newer; this is Node ${version}.\n${howToInstall(platform, needed)}`
}

/** @param {string} version */
export function majorOf(version) {
  return Number.parseInt(version, 10)
}

/**
 * @param {string} platform
 * @param {number} needed
 */
function howToInstall(platform, needed) {
  const version = Math.max(needed, OLDEST_TO_RUN)
  if (platform === 'darwin') {
    return `Install it with "brew install node@${version}" or from https://nodejs.org, then try again.`
  }
  if (platform === 'win32') {
    return `Install it with "winget install OpenJS.NodeJS.LTS" or from https://nodejs.org (version ${version}), then try again.`
  }
  return `Install it from https://nodejs.org, or with a version manager ("nvm install ${version}"), then try again.`
}
