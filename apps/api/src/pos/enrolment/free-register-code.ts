const longest = 6

/** A code for a register that is like `wanted`, and that no other register has. */
export function freeRegisterCode(wanted: string, taken: ReadonlySet<string>): string {
  const plain =
    wanted
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '')
      .slice(0, longest) || 'X'
  if (!taken.has(plain)) return plain
  for (let number = 2; ; number += 1) {
    const end = `X${number}`
    const code = plain.slice(0, longest - end.length) + end
    if (!taken.has(code)) return code
  }
}
