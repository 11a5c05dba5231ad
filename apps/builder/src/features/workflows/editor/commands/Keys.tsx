import { useText } from '@counterflow/ui'
import { Kbd } from '@mantine/core'
import { keyNames } from '../../../../platform/keyboard/key-names'

/** The keys of a command as they stand on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useText()
  return (
    <span style={{ display: 'inline-flex', gap: 2, whiteSpace: 'nowrap' }}>
      {keyNames(keys, t).map((name) => (
        <Kbd key={name} size="xs">
          {name}
        </Kbd>
      ))}
    </span>
  )
}
