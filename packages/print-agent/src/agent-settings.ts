import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { printerAddressSchema } from './printer-address.js'

/** A printer's name is part of an address, so it is short and plain. */
export const printerNameSchema = z.string().regex(/^[\w-]{1,40}$/)

const agentSettingsSchema = z.strictObject({
  tokenHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  printers: z.record(printerNameSchema, printerAddressSchema),
  origins: z.array(z.string()),
})

/** What an agent knows: its printers, whom it believes, and from which pages. The token itself is nowhere. */
export type AgentSettings = z.infer<typeof agentSettingsSchema>

export const emptySettings: AgentSettings = { tokenHash: null, printers: {}, origins: [] }

/** Where the settings lie unless somebody says otherwise. */
export const usualSettingsFile = () =>
  path.join(
    process.env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'),
    'counterflow-print-agent',
    'settings.json',
  )

/**
 * The settings in `file`; empty ones when there is none yet.
 * @throws Error for a file that cannot be read or understood: nothing of it is thrown away by itself.
 */
export async function readSettings(file: string): Promise<AgentSettings> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptySettings
    throw error
  }
  return agentSettingsSchema.parse(JSON.parse(text))
}

/** Replaces the settings as a whole, for the eyes of this user only. */
export async function writeSettings(file: string, settings: AgentSettings): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const draft = `${file}.new`
  await writeFile(draft, `${JSON.stringify(settings, null, 2)}\n`)
  await chmod(draft, 0o600)
  await rename(draft, file)
}
