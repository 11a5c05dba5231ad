/** So many are prepared at most: a program has only as many statements as places that make them. */
const most = 300
/** How many texts are remembered that came once, and may not come again. */
const mostWaiting = 1_000
/** A list that is written out has another text for each of its lengths. */
const list = /\(\$\d+, \$\d+/

const names = new Map<string, string>()
const seenOnce = new Set<string>()

/** The name under which a statement is prepared; undefined where that is not worth it: it came for the first time, say. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size === most || list.test(text) || !text.includes('$1')) return undefined
  if (!seenOnce.delete(text)) {
    if (seenOnce.size === mostWaiting) seenOnce.clear()
    seenOnce.add(text)
    return undefined
  }
  const name = `statement ${names.size + 1}`
  names.set(text, name)
  return name
}
