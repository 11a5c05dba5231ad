/** What a printer says of itself, or what is known of it without its words. */
export type PrinterState =
  | 'ready'
  /** It is there, and keeps its state to itself: a connection in one direction only. */
  | 'silent'
  | 'cover_open'
  | 'no_paper'
  | 'little_paper'
  /** It says that it cannot print, and not why. */
  | 'out_of_order'
  | 'not_connected'

/** Whether it makes sense to send a receipt. */
export const canPrint = (state: PrinterState): boolean =>
  state === 'ready' || state === 'silent' || state === 'little_paper'

const has = (byte: number, bits: number) => (byte & bits) !== 0

/** The state that follows from the answers to `DLE EOT` 1, 2 and 4; one that did not come is undefined. */
export function printerStateOf(answers: {
  readonly printer: number | undefined
  readonly offline: number | undefined
  readonly paper: number | undefined
}): PrinterState {
  const { printer, offline, paper } = answers
  if (printer === undefined && offline === undefined && paper === undefined) return 'silent'
  if (offline !== undefined && has(offline, 0x04)) return 'cover_open'
  if (paper !== undefined && has(paper, 0x60)) return 'no_paper'
  if (offline !== undefined && has(offline, 0x20)) return 'no_paper'
  if (offline !== undefined && has(offline, 0x40)) return 'out_of_order'
  if (printer !== undefined && has(printer, 0x08)) return 'out_of_order'
  return paper !== undefined && has(paper, 0x0c) ? 'little_paper' : 'ready'
}
