/**
 * An e-mail address with what makes no other mailbox of it taken away: capitals, a `+label`, and at Gmail the dots.
 * Two customers with one key are most likely one person; they need not be.
 */
export function emailKey(email: string): string {
  const text = email.trim().toLowerCase()
  const at = text.lastIndexOf('@')
  if (at < 1) return text
  const domain = text.slice(at + 1).replace(/^googlemail\.com$/, 'gmail.com')
  const mailbox = text.slice(0, at).replace(/\+.*$/, '')
  const plain = domain === 'gmail.com' ? mailbox.replaceAll('.', '') : mailbox
  return `${plain === '' ? text.slice(0, at) : plain}@${domain}`
}

/** A name as it is compared: without capitals, spaces and differences of width, so that 김 하늘 is 김하늘. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}
