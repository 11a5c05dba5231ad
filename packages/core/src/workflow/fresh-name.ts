const longest = 120
const numbered = /^(.*\S) \d+$/s

/**
 * `name`, or with the first free number behind it where `taken` has it: "Mark VIP customers 2". Names are compared as
 * people read them, without regard to capitals.
 */
export function freshName(name: string, taken: Iterable<string>): string {
  const known = new Set([...taken].map(plain))
  if (!known.has(plain(name))) return name
  const stem = numbered.exec(name)?.[1] ?? name
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`
    const next = `${stem.slice(0, longest - ending.length).trimEnd()}${ending}`
    if (!known.has(plain(next))) return next
  }
}

const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase()
