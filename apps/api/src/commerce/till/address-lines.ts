/** What of an address is printed. */
interface PrintedAddress {
  readonly line1: string
  readonly line2?: string | null | undefined
  readonly city: string
  readonly region?: string | null | undefined
  readonly postalCode?: string | null | undefined
  readonly countryCode: string
}

/** Where addresses are written from the large to the small. */
const fromTheLarge = new Set(['KR', 'JP', 'CN', 'TW'])

const joined = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(' ')

/** The lines of an address as its country writes them; none for none. */
export function addressLines(address: PrintedAddress | null): string[] {
  if (address === null) return []
  const { line1, line2, city, region, postalCode, countryCode } = address
  const lines = fromTheLarge.has(countryCode)
    ? [joined([postalCode, region, city]), joined([line1, line2])]
    : [line1, line2 ?? '', joined([city, region, postalCode])]
  return lines.filter((line) => line !== '')
}
