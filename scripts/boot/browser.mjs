import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} the program of a Chromium that the journeys can use
 */
export function findBrowser(env) {
  if (env.CHROMIUM_PATH) return canRun(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter)].filter(Boolean)
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...candidates, ...APPLICATIONS].find(canRun)
}

export const HOW_TO_INSTALL_A_BROWSER =
  'Debian, Ubuntu:  apt-get install chromium fonts-noto-cjk\n' +
  'elsewhere:       install Chromium or Chrome, and set CHROMIUM_PATH to its program'

/** @param {string} program */
function canRun(program) {
  try {
    accessSync(program, constants.X_OK)
    return true
  } catch {
    return false
  }
}
