import { useText } from '@counterflow/ui'
import { List, Text } from '@mantine/core'

/** The connections that a file needs and this shop does not have. */
export function LackedConnections({ names }: { names: readonly string[] }) {
  const { t } = useText()
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('files.lacks.connections')}
      </Text>
      <List size="sm">
        {names.map((name) => (
          <List.Item key={name}>{name}</List.Item>
        ))}
      </List>
    </div>
  )
}
