import { z } from 'zod'

const connectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serial'),
    vendor: z.int().nullable(),
    product: z.int().nullable(),
    baudRate: z.int().positive(),
  }),
  z.strictObject({
    kind: z.literal('usb'),
    vendor: z.int(),
    product: z.int(),
    serialNumber: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('agent'),
    url: z.url(),
    token: z.string().min(1),
    printer: z.string().min(1),
  }),
  z.strictObject({ kind: z.literal('browser') }),
])

const printerChoiceSchema = z.strictObject({
  connection: connectionSchema,
  paper: z.union([z.literal(58), z.literal(80)]),
  drawer: z.union([z.literal(2), z.literal(5)]).nullable(),
  cuts: z.boolean(),
})

/** The printer of this device, and what is to be known of it. It stays on the device. */
export type PrinterChoice = z.infer<typeof printerChoiceSchema>

/** How a printer is reached; `browser` is the printing dialog. */
export type PrinterConnectionChoice = PrinterChoice['connection']

const key = 'counterflow.till.printer'

/** What was chosen last; null when nothing was, or nothing that this version understands. */
export function rememberedPrinter(): PrinterChoice | null {
  try {
    return printerChoiceSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

export function rememberPrinter(choice: PrinterChoice | null): void {
  try {
    if (choice === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(choice))
  } catch {
    // Then it is chosen again after the next start.
  }
}
