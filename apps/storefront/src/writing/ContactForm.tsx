import { useState } from 'preact/hooks'
import { useStore } from '../application/store'
import { isRefusal } from '../platform/answered'
import { problemText } from '../platform/problem-text'
import { useReader } from '../platform/reader'
import { newQuestionKeys, type QuestionKeys, sendQuestion } from './send-question'

type State =
  | { readonly kind: 'typing' | 'sending' | 'sent' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** A question to the shop: it begins a conversation, and the answer comes by e-mail. */
export function ContactForm() {
  const { t, language } = useReader()
  const { profile } = useStore()
  const [state, setState] = useState<State>({ kind: 'typing' })
  const [typed, setTyped] = useState({ name: '', email: '', text: '' })
  const [keys, setKeys] = useState<QuestionKeys>()
  const type = (changes: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...changes }))
  const send = async () => {
    setState({ kind: 'sending' })
    try {
      // The same question once, however often it is sent.
      const mine = keys ?? newQuestionKeys()
      setKeys(mine)
      await sendQuestion({ ...typed, language }, mine)
      setState({ kind: 'sent' })
    } catch (error) {
      setState({ kind: 'failed', error })
    }
  }
  if (state.kind === 'sent') {
    return (
      <p class="thanks" role="status">
        {t('contact.sent', { email: typed.email })}
      </p>
    )
  }
  const isAway = state.kind === 'failed' && isRefusal(state.error, 'not-found')
  return (
    <form
      class="contact"
      onSubmit={(event) => {
        event.preventDefault()
        if (state.kind !== 'sending') void send()
      }}
    >
      <label class="field">
        <span>{t('checkout.name')}</span>
        <input
          required
          autoComplete="name"
          maxLength={200}
          value={typed.name}
          onInput={(event) => type({ name: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t('checkout.email')}</span>
        <input
          required
          type="email"
          autoComplete="email"
          maxLength={200}
          value={typed.email}
          onInput={(event) => type({ email: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t('contact.question')}</span>
        <textarea
          required
          rows={6}
          maxLength={5_000}
          value={typed.text}
          onInput={(event) => type({ text: event.currentTarget.value })}
        />
      </label>
      {state.kind === 'failed' && (
        <p class="error box" role="alert">
          {isAway && profile.email !== null ? (
            <a href={`mailto:${profile.email}?body=${encodeURIComponent(typed.text)}`}>
              {t('contact.byMail')}
            </a>
          ) : (
            problemText(state.error, t)
          )}
        </p>
      )}
      <button type="submit" class="button" aria-busy={state.kind === 'sending'}>
        {t('contact.send')}
      </button>
    </form>
  )
}
