import { parseArgs } from 'node:util'
import { type AgentSettings, printerNameSchema } from './agent-settings.js'
import { printerAddress } from './printer-address.js'

/** What somebody asked of the agent. */
export interface Command {
  readonly port: number
  readonly settingsFile: string | undefined
  readonly wantsNewToken: boolean
  /** Adds what was named to what is known already. */
  readonly extend: (settings: AgentSettings) => AgentSettings
}

export const usage = `counterflow-print-agent [--printer NAME=ADDRESS]… [--origin ORIGIN]… [--port 17717] [--new-token] [--settings FILE]

  --printer   a printer by the name that the till knows it by, and where it is:
              till=192.168.0.50, bar=tcp://192.168.0.51:9100, desk=/dev/usb/lp0
  --origin    a page that may print, such as https://shop.example; without any, every page that has the token
  --new-token makes a new token, shows it once, and forgets the one before
Printers and origins are remembered.`

/** The usual port: nothing else is known to use it. */
export const usualPort = 17_717

/** Reads the command line; a text says what is wrong with it. */
export function readCommand(words: readonly string[]): Command | string {
  let values: ReturnType<typeof parse>
  try {
    values = parse(words)
  } catch (error) {
    return error instanceof Error ? error.message : usage
  }
  const port = Number(values.port ?? usualPort)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return `${values.port} is no port.`
  const printers: AgentSettings['printers'] = {}
  for (const written of values.printer ?? []) {
    const [, name, place = ''] = /^([^=]*)=(.*)$/.exec(written) ?? []
    const address = printerAddress(place)
    if (!printerNameSchema.safeParse(name).success || name === undefined || address === undefined) {
      return `${written} is no printer: expected a name and where it is, such as till=192.168.0.50.`
    }
    printers[name] = address
  }
  const origins = values.origin ?? []
  const odd = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)
  if (odd !== undefined) return `${odd} is no origin: expected one such as https://shop.example.`
  return {
    port,
    settingsFile: values.settings,
    wantsNewToken: values['new-token'] ?? false,
    extend: (settings) => ({
      ...settings,
      printers: { ...settings.printers, ...printers },
      origins: [...new Set([...settings.origins, ...origins])],
    }),
  }
}

const parse = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    options: {
      printer: { type: 'string', multiple: true },
      origin: { type: 'string', multiple: true },
      port: { type: 'string' },
      settings: { type: 'string' },
      'new-token': { type: 'boolean' },
    },
  }).values
