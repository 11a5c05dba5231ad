import { useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import type { TemplateNeed } from './useTemplateNeeds'

/** What is left to do after a template was installed, said before. */
export function TemplateNeeds({ needs }: { needs: readonly TemplateNeed[] }) {
  const { t } = useText()
  if (needs.length === 0) return null
  return (
    <div>
      <Text size="xs" fw={600} c="var(--cf-caution)">
        <IconChecklist size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t('templates.needs')}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {needs.map(({ key, step, message }) => (
          <Text key={key} size="xs" c="dimmed" component="li">
            {step && `${step}: `}
            {message}
          </Text>
        ))}
      </ul>
    </div>
  )
}
