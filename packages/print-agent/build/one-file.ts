import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const placeOf = (name: string) => fileURLToPath(import.meta.resolve(name))

/**
 * Makes the agent one file that any Node runs, wherever it is laid: the computer beside a printer has nothing else of
 * ours, and gets it from the shop.
 */
export async function oneFile(outfile: string): Promise<void> {
  // What is in the file besides ours comes with its licence, as that asks for.
  const licence = await readFile(placeOf('zod').replace(/index\.[cm]?js$/, 'LICENSE'), 'utf8')
  await build({
    entryPoints: [placeOf('../src/agent.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    banner: { js: `/* The print agent of Counterflow. It holds zod:\n\n${licence.trim()}\n*/` },
    logLevel: 'warning',
  })
}
