import { ActionError } from '@counterflow/plugin-sdk'

const charsetPattern = /;\s*charset="?([\w-]+)"?/i

/** The text of an answer's body, in the character set that its `content-type` names; UTF-8 when it names none. */
export function bodyText(chunks: readonly Buffer[], headers: Readonly<Record<string, string>>): string {
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity' && chunks.length > 0) {
    throw new ActionError({
      code: 'answer_encoded',
      message: `The other side answered with "content-encoding: ${encoding}", though it was asked for plain text. Tell it to answer uncompressed.`,
    })
  }
  const [first] = chunks
  if (first === undefined) return ''
  const bytes = chunks.length === 1 ? first : Buffer.concat(chunks)
  const charset = charsetPattern.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase() ?? 'utf-8'
  if (charset === 'utf-8' || charset === 'utf8') return bytes.toString('utf8')
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}
