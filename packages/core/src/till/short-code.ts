/** The longest code of a location. */
export const longestLocationCode = 6

/**
 * A short code for a place of this name, as receipts print it: its first letters and digits in capitals, and a number
 * where another place has that already. A name without any Latin letter or digit becomes `S1`, `S2` …
 * @example shortCode('Seochon store', new Set()) // 'SEOCHO'
 */
export function shortCode(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
  const whole = letters.slice(0, longestLocationCode)
  if (whole !== '' && !taken.has(whole)) return whole
  const stem = letters === '' ? 'S' : letters
  for (let number = letters === '' ? 1 : 2; ; number += 1) {
    const code = `${stem.slice(0, longestLocationCode - `${number}`.length)}${number}`
    if (!taken.has(code)) return code
  }
}
