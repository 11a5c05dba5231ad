import type { MissingNeeds, MissingPlugin } from '@counterflow/core'
import { formatList } from '@counterflow/i18n'
import { type Text as Texts, useText } from '@counterflow/ui'
import { List, Stack, Text } from '@mantine/core'

/** What a file needs and this shop does not have. */
export function LackedNeeds({ missing }: { missing: MissingNeeds }) {
  const text = useText()
  const { t } = text
  return (
    <Stack gap="sm">
      {missing.plugins.length > 0 && (
        <Lacked
          title={t('files.lacks.plugins')}
          items={missing.plugins.map((plugin) => pluginWords(plugin, text))}
        />
      )}
      {missing.connections.length > 0 && (
        <Lacked title={t('files.lacks.connections')} items={missing.connections} />
      )}
    </Stack>
  )
}

function Lacked({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {items.map((item) => (
          <List.Item key={item}>{item}</List.Item>
        ))}
      </List>
    </div>
  )
}

function pluginWords(
  { name, wanted, installed, contributions }: MissingPlugin,
  { t, language }: Texts,
): string {
  if (installed === undefined) {
    return wanted === undefined
      ? t('files.lacks.absentAny', { name })
      : t('files.lacks.absent', { name, wanted })
  }
  if (wanted !== undefined && wanted !== installed) return t('files.lacks.older', { name, installed, wanted })
  return t('files.lacks.incomplete', { name, installed, parts: formatList(contributions, language) })
}

export const lacksNothing = ({ plugins, connections }: MissingNeeds): boolean =>
  plugins.length === 0 && connections.length === 0
