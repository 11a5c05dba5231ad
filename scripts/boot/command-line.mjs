import { BootProblem } from './problem.mjs'

/** @typedef {'start' | 'test' | 'reset'} Command */

/**
 * @typedef {object} CommandLine
 * @property {Command | 'help'} command
 * @property {Command | undefined} topic what help is asked for
 * @property {Record<string, string>} settings environment variables that the options stand for
 * @property {boolean} yes
 * @property {string[]} filters handed on to the test runner
 */

/** @type {Record<string, string>} */
const SETTINGS = {
  '--port': 'PORT',
  '--host': 'HOST',
  '--data': 'COUNTERFLOW_DATA',
  '--role': 'COUNTERFLOW_ROLE',
}

/** @type {readonly string[]} */
const COMMANDS = ['start', 'test', 'reset']

/**
 * @param {string[]} parameters what follows `node scripts/boot.mjs`
 * @returns {CommandLine}
 */
export function readCommandLine(parameters) {
  const [name, ...rest] = parameters
  const command = COMMANDS.includes(name ?? '') ? /** @type {Command} */ (name) : undefined
  if (asksForHelp(parameters))
    return { command: 'help', topic: command, settings: {}, yes: false, filters: [] }
  if (!command) throw new BootProblem(`Unknown command "${name}". There are: ${COMMANDS.join(', ')}.`)
  if (command === 'test') return { command, topic: undefined, settings: {}, yes: false, filters: rest }
  return readOptions(command, rest)
}

/** @param {string[]} parameters */
function asksForHelp(parameters) {
  const [first] = parameters
  return first === undefined || first === 'help' || parameters.includes('--help') || parameters.includes('-h')
}

/**
 * @param {Command} command
 * @param {string[]} parameters
 * @returns {CommandLine}
 */
function readOptions(command, parameters) {
  /** @type {CommandLine} */
  const commandLine = { command, topic: undefined, settings: {}, yes: false, filters: [] }
  const remaining = parameters.flatMap(splitAtEqualsSign)
  while (remaining.length > 0) {
    const option = remaining.shift() ?? ''
    if (option === '--yes' && command === 'reset') {
      commandLine.yes = true
      continue
    }
    const setting = command === 'reset' && option !== '--data' ? undefined : SETTINGS[option]
    if (!setting) throw new BootProblem(`Unknown option "${option}". See: ${invocation(command)} -- --help`)
    const value = remaining.shift()
    if (!value || value.startsWith('--'))
      throw new BootProblem(`${option} needs a value. See: ${invocation(command)} -- --help`)
    commandLine.settings[setting] = value
  }
  return commandLine
}

/** @param {string} parameter */
function splitAtEqualsSign(parameter) {
  const sign = parameter.indexOf('=')
  return parameter.startsWith('--') && sign > 0
    ? [parameter.slice(0, sign), parameter.slice(sign + 1)]
    : [parameter]
}

/** @param {Command} command */
function invocation(command) {
  return command === 'reset' ? 'npm run reset' : `npm ${command}`
}
