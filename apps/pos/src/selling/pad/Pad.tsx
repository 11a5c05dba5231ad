import { afterPadKey, type PadKey } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { UnstyledButton } from '@mantine/core'
import { IconBackspace } from '@tabler/icons-react'
import classes from './Pad.module.css'

const keys: readonly PadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', 'back']

interface PadProps {
  readonly digits: string
  readonly onDigits: (digits: string) => void
}

/** Large keys for figures, beside a field that a keyboard writes into as well. */
export function Pad({ digits, onDigits }: PadProps) {
  const { t } = useText()
  return (
    <div className={classes.pad}>
      {keys.map((key) => (
        <UnstyledButton
          key={key}
          className={classes.key}
          aria-label={key === 'back' ? t('tillSelling.pad.back') : undefined}
          // The field keeps the focus: a keyboard goes on writing into it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onDigits(afterPadKey(digits, key))}
        >
          {key === 'back' ? <IconBackspace size={26} stroke={1.5} aria-hidden /> : key}
        </UnstyledButton>
      ))}
    </div>
  )
}
