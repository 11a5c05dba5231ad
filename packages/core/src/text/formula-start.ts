const sign = '=+\\-@＝＋－＠\\t\\r\\n'

/**
 * Text that a spreadsheet may take for a formula: signs as wide as Chinese characters count too, since programs in East
 * Asia read them like the narrow ones, and what lies before a sign is trimmed away by some.
 */
export const formulaStart = new RegExp(`^[${sign}]`)

/** Such text behind the apostrophe that keeps it from being one. */
export const guardedFormulaStart = new RegExp(`^'[${sign}']`)
