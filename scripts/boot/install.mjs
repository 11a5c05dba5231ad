import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkThatItStarts } from './brought-node.mjs'
import { CHECKOUT, NOTES, productNode } from './checkout.mjs'
import { run } from './children.mjs'
import { digestOf, readNote, writeNote } from './fingerprint.mjs'
import { BootProblem } from './problem.mjs'
import { announced } from './progress.mjs'
import { workspacePackages } from './workspace.mjs'

const NOTE = 'installed'

/** Installs the packages of the lockfile when it, or what it was made from, is not what was installed last. */
export async function install() {
  const wanted = installStamp()
  if (readNote(NOTES, NOTE) === wanted) return
  const isFirst = !existsSync(join(CHECKOUT, 'node_modules'))
  await announced(
    isFirst ? 'Installing packages (the first time, about a minute)' : 'Installing packages',
    runPnpm,
  )
  const lacking = checkThatItStarts(productNode())
  if (lacking !== undefined) throw new BootProblem(lacking)
  writeNote(NOTES, NOTE, wanted)
}

function installStamp() {
  const manifests = workspacePackages(CHECKOUT).map(({ folder }) => `${folder}/package.json`)
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]
  return `${process.platform}-${process.arch} ${digestOf(CHECKOUT, files)}`
}

async function runPnpm() {
  const [program, ...parameters] = pnpmCommand()
  // CI: never a question, which nobody could answer here.
  const { code, output } = await run(program, [...parameters, 'install', '--frozen-lockfile'], {
    quiet: true,
    env: { CI: 'true' },
  })
  if (code === 0) return
  throw new BootProblem(
    `${output.trim().split('\n').slice(-30).join('\n')}\n\n` +
      'The packages could not be installed. The first installation needs the npm registry: check the network, ' +
      'and a proxy or registry that npm is set to use ("npm config list"). Then try again.',
    1,
  )
}

/**
 * The installed pnpm, which needs no network, if it is the one that the project names; else through npx.
 *
 * @returns {[string, ...string[]]}
 */
function pnpmCommand() {
  const wanted = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')).packageManager
  const manifest = join(CHECKOUT, 'node_modules', 'pnpm', 'package.json')
  const program = join(CHECKOUT, 'node_modules', '.bin', 'pnpm')
  const isInstalled =
    existsSync(program) &&
    existsSync(manifest) &&
    `pnpm@${JSON.parse(readFileSync(manifest, 'utf8')).version}` === wanted
  return isInstalled ? [program] : ['npx', '--yes', '--prefer-offline', wanted]
}
