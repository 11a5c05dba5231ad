import { packPlugin } from './pack.js'

const usage = `counterflow-plugin: build plugins for Counterflow

  counterflow-plugin pack   bundle src/index.ts and write dist/manifest.json
`

/** Runs one command of the CLI in `folder`; answers the exit code. */
export async function runCommand(words: readonly string[], folder: string): Promise<number> {
  const [command] = words
  if (command !== 'pack') {
    process.stderr.write(usage)
    return command === undefined || command === '--help' ? 0 : 64
  }
  try {
    const { name, version, triggers, actions, templates, channels } = await packPlugin(folder)
    process.stdout.write(
      `${name} ${version}: ${triggers.length} triggers, ${actions.length} actions, ${templates.length} templates, ${channels.length} channels\n`,
    )
    return 0
  } catch (error) {
    process.stderr.write(
      `The plugin could not be packed. ${error instanceof Error ? error.message : String(error)}\n`,
    )
    return 1
  }
}
