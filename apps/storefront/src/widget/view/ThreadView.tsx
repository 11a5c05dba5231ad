import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { dayInWords } from './day-and-time'
import { MessageRow } from './MessageRow'
import { PendingRow } from './PendingRow'
import { type ThreadRow, threadRows } from './thread-rows'
import { useChat, useWidget } from './widget-context'

/** So near to its end, in pixels, a thread follows what is new. */
const nearEnd = 80

/** What was said, and what is about to be. */
export function ThreadView() {
  const { chat, texts } = useWidget()
  const { thread, pending, load, typing, visit, followsByMail } = useChat()
  const rows = useMemo(() => threadRows(thread.entries, pending), [thread.entries, pending])
  const log = useRef<HTMLDivElement>(null)
  const place = useRef({ first: '', height: 0, isAtEnd: true })
  const [loading, setLoading] = useState(false)
  const last = thread.entries.findLast(({ from }) => from === 'visitor')
  const isAnswered = thread.entries.some(({ from }) => from === 'shop')

  useLayoutEffect(() => {
    const view = log.current
    if (view === null) return
    const first = rows[0]?.key ?? ''
    const own = rows.at(-1)?.kind === 'pending'
    // What is put above must not push away what is being read.
    if (first !== place.current.first && !place.current.isAtEnd) {
      view.scrollTop += view.scrollHeight - place.current.height
    } else if (place.current.isAtEnd || own) view.scrollTop = view.scrollHeight
    place.current = { ...place.current, first, height: view.scrollHeight }
  }, [rows, typing])

  useLayoutEffect(() => {
    const view = log.current
    if (view === null) return
    // A picture that has come, a notice above, the keyboard of a phone: who was at the end stays there.
    const stay = new ResizeObserver(() => {
      if (place.current.isAtEnd) view.scrollTop = view.scrollHeight
    })
    for (const part of [view, ...view.children]) stay.observe(part)
    return () => stay.disconnect()
  }, [])

  return (
    <div
      ref={log}
      class="thread"
      // Whoever scrolls by keyboard must be able to reach it; browsers differ in seeing to that.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        place.current.isAtEnd = scrollHeight - scrollTop - clientHeight < nearEnd
      }}
    >
      {thread.earlier && (
        <button
          type="button"
          class="plain wide"
          aria-disabled={loading}
          onClick={() => {
            if (loading) return
            setLoading(true)
            place.current.isAtEnd = false
            void chat
              .loadEarlier()
              .catch(() => {})
              .finally(() => setLoading(false))
          }}
        >
          {loading ? texts.loading : texts.earlier}
        </button>
      )}
      {load === 'loading' && thread.version === null && <p class="hint">{texts.loading}</p>}
      {load === 'failed' && (
        <p class="hint">
          {texts.loadFailed}{' '}
          <button type="button" class="plain" onClick={() => chat.loadAgain()}>
            {texts.retry}
          </button>
        </p>
      )}
      <div role="log" aria-label={texts.log}>
        {rows.map((row) => (
          <Row key={row.key} row={row} isLast={row === rows.at(-1)} lastOwn={last?.id ?? null} />
        ))}
      </div>
      {typing.length > 0 && (
        <p class="hint typing">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {texts.typing(typing.join(', '))}
        </p>
      )}
      {visit !== null && followsByMail && !isAnswered && rows.length > 0 && (
        <p class="hint">{texts.repliesTo(visit.email)}</p>
      )}
    </div>
  )
}

interface RowProps {
  readonly row: ThreadRow
  readonly isLast: boolean
  /** The visitor's latest message, beneath which it says how far it has come. */
  readonly lastOwn: string | null
}

function Row({ row, isLast, lastOwn }: RowProps) {
  const { options } = useWidget()
  const { thread } = useChat()
  if (row.kind === 'pending') return <PendingRow pending={row.pending} isLast={isLast} />
  if (row.kind === 'day') return <p class="day">{dayInWords(row.moment, new Date(), options.language)}</p>
  const state = row.entry.id === lastOwn ? (thread.seen ? 'read' : 'sent') : null
  return <MessageRow entry={row.entry} begins={row.begins} state={state} />
}
