import type { ChatEntry } from '../talk/chat-types'
import { timeInWords } from './day-and-time'
import { MessageContent } from './MessageContent'
import { useWidget } from './widget-context'

interface MessageRowProps {
  readonly entry: ChatEntry
  readonly begins: boolean
  /** How far it has come; null where that is not shown. */
  readonly state: 'sent' | 'read' | null
}

/** Nobody needs to be read out what they have just written. */
const quiet = { 'aria-live': 'off' } as const

/** One message, with who wrote it where that is not plain from the one above. */
export function MessageRow({ entry, begins, state }: MessageRowProps) {
  const { texts, options } = useWidget()
  const isOwn = entry.from === 'visitor'
  const author = isOwn ? texts.you : (entry.name ?? texts.shop)
  const time = timeInWords(new Date(entry.at), options.language)
  return (
    <div class={isOwn ? 'message own' : 'message'} {...(isOwn ? quiet : {})}>
      {begins && !isOwn ? (
        <p class="author">
          {author} <time dateTime={entry.at}>{time}</time>
        </p>
      ) : (
        <span class="unseen">
          {author}, {time}:
        </span>
      )}
      <MessageContent entry={entry} />
      {state !== null && (
        <p class="state">
          {time} · {texts[state]}
        </p>
      )}
    </div>
  )
}
