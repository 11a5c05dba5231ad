/**
 * What a scanned or typed code of a product is looked up by: in capitals, without spaces around it, and an American
 * UPC of twelve digits as the EAN of thirteen that it is.
 */
export function productCodeKey(code: string): string {
  const key = code.normalize('NFKC').trim().toUpperCase()
  return /^\d{12}$/.test(key) ? `0${key}` : key
}
