import { BootProblem } from './problem.mjs'

/** @typedef {'start' | 'test' | 'reset' | 'backup' | 'restore'} Command */

/**
 * @typedef {object} CommandLine
 * @property {Command | 'help'} command
 * @property {Command | undefined} topic what help is asked for
 * @property {Record<string, string>} settings environment variables that the options stand for
 * @property {boolean} yes
 * @property {boolean} withKeys whether a backup holds the keys too
 * @property {boolean} replace whether a restored shop takes the place of the one that is there
 * @property {string | undefined} file the backup that is meant
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
const COMMANDS = ['start', 'test', 'reset', 'backup', 'restore']

/** Options that only say yes, by the command that knows them. */
const SWITCHES = /** @type {const} */ ({
  '--yes': ['reset', 'yes'],
  '--with-keys': ['backup', 'withKeys'],
  '--replace': ['restore', 'replace'],
})

/** @type {Omit<CommandLine, 'command'>} */
const NOTHING_SAID = {
  topic: undefined,
  settings: {},
  yes: false,
  withKeys: false,
  replace: false,
  file: undefined,
  filters: [],
}

/**
 * @param {string[]} parameters what follows `node scripts/boot.mjs`
 * @returns {CommandLine}
 */
export function readCommandLine(parameters) {
  const [name, ...rest] = parameters
  const command = COMMANDS.includes(name ?? '') ? /** @type {Command} */ (name) : undefined
  if (asksForHelp(parameters)) return { ...NOTHING_SAID, command: 'help', topic: command }
  if (!command) throw new BootProblem(`Unknown command "${name}". There are: ${COMMANDS.join(', ')}.`)
  if (command === 'test') return { ...NOTHING_SAID, command, filters: rest }
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
  const commandLine = { ...NOTHING_SAID, settings: {}, command }
  const remaining = parameters.flatMap(splitAtEqualsSign)
  while (remaining.length > 0) {
    const option = remaining.shift() ?? ''
    const [owner, flag] = SWITCHES[/** @type {keyof typeof SWITCHES} */ (option)] ?? []
    if (flag && owner === command) {
      commandLine[flag] = true
      continue
    }
    if (takesFile(command) && !option.startsWith('-') && commandLine.file === undefined) {
      commandLine.file = option
      continue
    }
    const setting = command !== 'start' && option !== '--data' ? undefined : SETTINGS[option]
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
const takesFile = (command) => command === 'backup' || command === 'restore'

/** @param {Command} command */
function invocation(command) {
  return command === 'start' || command === 'test' ? `npm ${command}` : `npm run ${command}`
}
