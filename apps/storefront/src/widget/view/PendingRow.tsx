import type { Pending } from '../talk/outbox'
import { WrittenText } from './WrittenText'
import { useChat, useWidget } from './widget-context'

interface PendingRowProps {
  readonly pending: Pending
  /** One word stands for all that wait. */
  readonly isLast: boolean
}

/** A message that the shop has not confirmed. It stays until it was sent, or the visitor gives it up. */
export function PendingRow({ pending: { clientKey, text, refused }, isLast }: PendingRowProps) {
  const { chat, texts } = useWidget()
  const { isConnected } = useChat()
  return (
    <div
      class={refused ? 'message own refused' : 'message own waiting'}
      aria-live={refused ? 'polite' : 'off'}
    >
      <span class="unseen">{texts.you}:</span>
      <div class="bubble">
        <WrittenText text={text} />
      </div>
      {refused ? (
        <p class="state fault">
          {texts.notSent}{' '}
          <button type="button" class="plain" onClick={() => chat.sendAgain(clientKey)}>
            {texts.sendAgain}
          </button>
          <button type="button" class="plain" onClick={() => chat.discard(clientKey)}>
            {texts.discard}
          </button>
        </p>
      ) : (
        isLast && <p class="state">{isConnected ? texts.sending : texts.waiting}</p>
      )}
    </div>
  )
}
