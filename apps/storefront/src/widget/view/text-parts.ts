/** A part of a text; one with an address can be followed. */
export interface TextPart {
  readonly text: string
  readonly address?: string
}

const web = /https?:\/\/[^\s<>"'`]+/gi
/** What ends a sentence does not belong to the address before it. */
const ending = /[.,;:!?)\]}。、！？）」]+$/

/** Divides a text into addresses of the web and what is between them. Nothing else in it means anything. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(web)) {
    const address = found.replace(ending, '')
    if (!URL.canParse(address)) continue
    if (index > from) parts.push({ text: text.slice(from, index) })
    parts.push({ text: address, address })
    from = index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
