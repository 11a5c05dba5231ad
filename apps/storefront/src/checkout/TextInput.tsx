import { useReader } from '../platform/reader'
import type { CheckoutDraft, Fault, TextField } from './checkout-draft'

interface TextInputProps {
  name: TextField
  label: string
  draft: CheckoutDraft
  fault: Fault | undefined
  /** What is said when it is wrong, rather than missing. */
  wrong?: string
  isOptional?: boolean
  isNarrow?: boolean
  type?: 'text' | 'email' | 'tel'
  inputMode?: 'numeric' | 'email' | 'tel'
  autoComplete: string
  maxLength?: number
  onType: (name: TextField, text: string) => void
  onLeave: () => void
}

/** One field with its label, and with what is wrong beneath it. */
export function TextInput(props: TextInputProps) {
  const { name, label, draft, fault, wrong, isOptional, isNarrow, onType, onLeave } = props
  const { t } = useReader()
  const text = fault === 'wrong' ? (wrong ?? t('field.wrong')) : t('field.missing')
  return (
    <div class={isNarrow ? 'field narrow' : 'field'}>
      <label for={`field-${name}`}>
        {label}
        {isOptional && <span class="faint"> ({t('field.optional')})</span>}
      </label>
      <input
        id={`field-${name}`}
        name={name}
        type={props.type ?? 'text'}
        list={undefined}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete}
        maxLength={props.maxLength ?? 100}
        value={draft[name]}
        required={!isOptional}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `fault-${name}`}
        onInput={(event) => onType(name, event.currentTarget.value)}
        onBlur={onLeave}
      />
      {fault !== undefined && (
        <span class="error" id={`fault-${name}`}>
          {text}
        </span>
      )}
    </div>
  )
}
