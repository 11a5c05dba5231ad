import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { readDraft, writeDraft } from '../page/draft'
import { Icon } from './Icon'
import { useChat, useWidget } from './widget-context'

/** Where a visitor writes. Enter sends, and Shift+Enter begins a new line. */
export function Composer() {
  const { chat, kept, texts } = useWidget()
  const { longestMessage } = useChat()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => readDraft(kept))
  const over = text.trim().length - longestMessage
  const canSend = text.trim() !== '' && over <= 0

  useLayoutEffect(() => {
    const area = field.current
    if (area === null) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [text])

  function set(value: string): void {
    setText(value)
    writeDraft(kept, value)
  }

  function send(): void {
    if (!canSend) return
    chat.write(text.trim())
    set('')
    field.current?.focus()
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="line">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={texts.write}
          placeholder={texts.write}
          enterkeyhint="send"
          aria-invalid={over > 0}
          value={text}
          onInput={({ currentTarget }) => {
            set(currentTarget.value)
            chat.typing()
          }}
          onKeyDown={(event) => {
            // While a Korean or Japanese word is being composed, Enter finishes the word. Safari tells it by 229 alone.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="filled round" aria-label={texts.send} aria-disabled={!canSend}>
          <Icon name="send" />
        </button>
      </div>
      <div role="status">{over > 0 && <p class="fault">{texts.tooLong(over)}</p>}</div>
    </form>
  )
}
