/** The papers that receipt printers take, by their width in millimetres. */
export const paperWidths = [58, 80] as const

/** A paper's width in millimetres. */
export type PaperWidth = (typeof paperWidths)[number]

/** How many dots are printed across, at 203 dots an inch (eight a millimetre); the margins are the printer's own. */
export const dotsAcross: Record<PaperWidth, number> = { 58: 384, 80: 576 }
