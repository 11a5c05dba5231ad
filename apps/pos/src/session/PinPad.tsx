import { useText } from '@counterflow/ui'
import { Text, UnstyledButton } from '@mantine/core'
import { IconBackspace, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { PinAnswer } from '../till/till-session'
import classes from './PinPad.module.css'
import { usePinMessage } from './usePinMessage'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const fewest = 4
const most = 6

interface PinPadProps {
  /** Whose PIN it is, for screen readers. */
  label: string
  onPin: (pin: string) => Promise<PinAnswer>
}

/** Large keys for a PIN; a keyboard works as well. */
export function PinPad({ label, onPin }: PinPadProps) {
  const { t } = useText()
  const [pin, setPin] = useState('')
  const [isChecking, setChecking] = useState(false)
  const [answer, setAnswer] = useState<PinAnswer>()
  const message = usePinMessage(answer)
  const isWaiting = answer?.kind === 'wait' && message !== undefined
  const add = (digit: string) => setPin((typed) => (typed.length < most ? typed + digit : typed))
  const send = async () => {
    if (pin.length < fewest || isChecking || isWaiting) return
    setChecking(true)
    try {
      setAnswer(await onPin(pin))
    } finally {
      setPin('')
      setChecking(false)
    }
  }
  const press = useRef((_: KeyboardEvent) => {})
  press.current = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (/^[0-9]$/.test(event.key)) add(event.key)
    else if (event.key === 'Backspace') setPin((typed) => typed.slice(0, -1))
    else if (event.key === 'Enter' && pin.length >= fewest) void send()
    else return
    event.preventDefault()
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <div className={classes.pad}>
      <output
        className={classes.dots}
        aria-label={t('till.session.typed', { name: label, count: pin.length })}
      >
        {Array.from({ length: most }, (_, index) => (
          <span key={`dot-${index.toString()}`} data-on={index < pin.length || undefined} />
        ))}
      </output>
      <Text className={classes.message} role="alert">
        {isChecking ? t('till.session.checking') : message}
      </Text>
      <div className={classes.keys}>
        {digits.map((digit) => (
          <UnstyledButton key={digit} className={classes.key} disabled={isWaiting} onClick={() => add(digit)}>
            {digit}
          </UnstyledButton>
        ))}
        <UnstyledButton
          className={classes.key}
          aria-label={t('till.session.erase')}
          onClick={() => setPin((typed) => typed.slice(0, -1))}
        >
          <IconBackspace size={28} stroke={1.5} aria-hidden />
        </UnstyledButton>
        <UnstyledButton className={classes.key} disabled={isWaiting} onClick={() => add('0')}>
          0
        </UnstyledButton>
        <UnstyledButton
          className={classes.key}
          data-primary
          disabled={pin.length < fewest || isChecking || isWaiting}
          aria-label={t('till.session.enter')}
          onClick={() => void send()}
        >
          <IconCheck size={28} stroke={2} aria-hidden />
        </UnstyledButton>
      </div>
    </div>
  )
}
