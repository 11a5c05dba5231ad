// The two commands that a newcomer needs, `npm start` and `npm test`, from a bare clone. Runs before anything
// is installed, under whatever Node is there: plain JavaScript, Node's own modules only.
import { readCommandLine } from './boot/command-line.mjs'
import { help } from './boot/help.mjs'
import { checkNode } from './boot/node-version.mjs'
import { BootProblem, explain, Interrupted } from './boot/problem.mjs'

/** Loaded when asked for, so that an old Node gets to the message about it. */
const COMMANDS = {
  start: async () => (await import('./boot/start.mjs')).start,
  test: async () => (await import('./boot/test.mjs')).test,
  reset: async () => (await import('./boot/reset.mjs')).reset,
  backup: async () => (await import('./boot/backup.mjs')).backup,
  restore: async () => (await import('./boot/backup.mjs')).restore,
}

/** @param {string[]} parameters */
async function main(parameters) {
  const commandLine = readCommandLine(parameters)
  if (commandLine.command === 'help') {
    process.stdout.write(help(commandLine.topic))
    return 0
  }
  const problem = checkNode({
    version: process.versions.node,
    platform: process.platform,
    arch: process.arch,
  })
  if (problem) throw new BootProblem(problem)
  const command = await COMMANDS[commandLine.command]()
  return command(commandLine)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Interrupted)) process.stderr.write(`${explain(error)}\n`)
  process.exitCode = error instanceof BootProblem ? error.exitCode : 1
}
