interface Person {
  readonly id: string
  readonly name: string
}

/**
 * Whom a note mentions: those whose name stands in it after an `@`. Of two names of which one begins with the other,
 * the longer one is meant where both fit.
 */
export function mentionedStaff(text: string, staff: readonly Person[]): string[] {
  const longestFirst = [...staff].sort((left, right) => right.name.length - left.name.length)
  let rest = text.normalize('NFC')
  const found: string[] = []
  for (const { id, name } of longestFirst) {
    const mark = `@${name.normalize('NFC')}`
    if (name === '' || !rest.includes(mark)) continue
    found.push(id)
    rest = rest.replaceAll(mark, ' ')
  }
  return found
}
