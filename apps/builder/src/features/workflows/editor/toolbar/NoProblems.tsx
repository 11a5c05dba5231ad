import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconProgress } from '@tabler/icons-react'
import { useEditor } from '../EditorContext'
import { useVerdict, type VerdictStore } from '../verdict'

interface NoProblemsProps {
  verdict: VerdictStore
  onCheckAgain: () => void
}

/** Stands where problems would: nothing is called free of them before it has been looked at. */
export function NoProblems({ verdict, onCheckAgain }: NoProblemsProps) {
  const { t } = useText()
  const { definition } = useEditor()
  const outcome = useVerdict(verdict, definition)
  if (outcome === 'failed') {
    return (
      <Button
        variant="subtle"
        color="orange"
        size="compact-sm"
        c="var(--cf-caution)"
        leftSection={<IconAlertTriangle size={14} aria-hidden />}
        onClick={onCheckAgain}
      >
        {t('editor.notChecked')} · {t('general.retry')}
      </Button>
    )
  }
  const isClean = outcome === 'clean'
  const Icon = isClean ? IconCircleCheck : IconProgress
  return (
    <Text
      size="xs"
      c={isClean ? 'var(--cf-good)' : 'dimmed'}
      visibleFrom="md"
      style={{ whiteSpace: 'nowrap' }}
    >
      <Icon size={14} aria-hidden style={{ verticalAlign: -2 }} />{' '}
      {t(isClean ? 'editor.noProblems' : 'editor.checking')}
    </Text>
  )
}
