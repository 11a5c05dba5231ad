import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT, NOTES } from './checkout.mjs'
import { run } from './children.mjs'
import { fingerprintOf, readNote, writeNote } from './fingerprint.mjs'
import { BootProblem } from './problem.mjs'
import { announced } from './progress.mjs'
import { workspacePackages } from './workspace.mjs'

const NOTE = 'built'

/** What a build depends on besides the packages themselves. */
const SHARED = ['pnpm-lock.yaml', 'scripts/vite', 'tsconfig.base.json', 'turbo.json']

/** Builds every package when a source, or a result, is not what it was after the last build. */
export async function build() {
  const packages = workspacePackages(CHECKOUT)
  const wanted = fingerprintOf(CHECKOUT, [...SHARED, ...packages.map(({ folder }) => folder)])
  const isComplete = packages.every(
    ({ folder, isBuilt }) => !isBuilt || existsSync(join(CHECKOUT, folder, 'dist')),
  )
  if (isComplete && readNote(NOTES, NOTE) === wanted) return
  await announced('Building', runTurbo)
  writeNote(NOTES, NOTE, wanted)
}

async function runTurbo() {
  const turbo = join(CHECKOUT, 'node_modules', '.bin', 'turbo')
  const { code, output } = await run(turbo, ['run', 'build', '--output-logs=errors-only', '--no-color'], {
    quiet: true,
  })
  if (code === 0) return
  throw new BootProblem(`${output.trim()}\n\nThe build failed; what is wrong stands above.`, 1)
}
