import { useState } from 'preact/hooks'
import type { TakenDiscount } from '../talk/chat-types'
import { Icon } from './Icon'
import { useChat, useWidget } from './widget-context'

interface DiscountChipProps {
  readonly entryId: string
  readonly code: string
  readonly title: string
}

/** A discount code: one click applies it to the cart (R22). */
export function DiscountChip({ entryId, code, title }: DiscountChipProps) {
  const { chat, texts } = useWidget()
  const { thread } = useChat()
  const [state, setState] = useState<TakenDiscount | 'busy' | 'failed' | null>(null)
  const isTaken = thread.codes.includes(code)

  function words(): string {
    if (state === 'failed') return texts.applyFailed
    if (state === null || state === 'busy') return ''
    if (state.applied) return texts.applied
    return state.reason === null ? texts.takenForLater : texts.notApplied
  }

  return (
    <div class="chip">
      <Icon name="tag" />
      <span>
        <b dir="auto">{title}</b>
        <span class="unseen">{texts.discount}:</span>
        <code>{code}</code>
      </span>
      <button
        type="button"
        class="filled"
        // Not disabled: what is, loses the focus.
        aria-disabled={state === 'busy'}
        onClick={() => {
          if (state === 'busy') return
          setState('busy')
          chat.takeDiscount(entryId).then(setState, () => setState('failed'))
        }}
      >
        {isTaken && state !== 'failed' ? `✓ ${texts.apply}` : texts.apply}
      </button>
      <p class="outcome" role="status">
        {words()}
      </p>
    </div>
  )
}
