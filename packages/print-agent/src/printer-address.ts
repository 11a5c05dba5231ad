import { z } from 'zod'

export const printerAddressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1), port: z.int().min(1).max(65_535) }),
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
])

/** Where a printer is: at a port of the network (nearly always 9100), or behind a device file. */
export type PrinterAddress = z.infer<typeof printerAddressSchema>

const usualPort = 9_100

/**
 * Reads `192.168.0.50`, `tcp://192.168.0.50:9100`, `/dev/usb/lp0` or `\\.\COM3`.
 * @returns undefined for what is neither.
 */
export function printerAddress(written: string): PrinterAddress | undefined {
  if (/^(?:\/|\\\\)/.test(written)) return { kind: 'file', path: written }
  const [, host, port = String(usualPort)] =
    /^(?:tcp:\/\/)?([\w.-]+|\[[\da-fA-F:]+\])(?::(\d{1,5}))?$/.exec(written) ?? []
  const address = { kind: 'tcp', host: host?.replace(/^\[|\]$/g, ''), port: Number(port) }
  const parsed = printerAddressSchema.safeParse(address)
  return parsed.success ? parsed.data : undefined
}
