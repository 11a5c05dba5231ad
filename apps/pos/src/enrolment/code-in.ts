/**
 * The code in what a camera has read or an address says: the code itself, or the till's address with it behind `#`.
 * Undefined when there is none.
 */
export function codeIn(text: string): string | undefined {
  const part = text.includes('#') ? text.slice(text.lastIndexOf('#') + 1) : text
  const code = decoded(part).trim()
  return /^[A-Za-z0-9 -]{6,20}$/.test(code) ? code : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
