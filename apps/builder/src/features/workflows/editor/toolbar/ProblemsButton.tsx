import type { Finding } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Popover, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEarlyEscape } from '../../../../platform/keyboard/useEarlyEscape'
import { FindingList } from '../../FindingList'
import { useStepName } from '../../words/StepNamesProvider'
import type { VerdictStore } from '../verdict'
import { NoProblems } from './NoProblems'

interface ProblemsButtonProps {
  findings: readonly Finding[]
  verdict: VerdictStore
  onCheckAgain: () => void
  /** There is something to turn on. */
  ready: boolean
  /** It is on and cannot do its work. */
  attention: boolean
  opened: boolean
  onToggle: (opened: boolean) => void
  onShow: (finding: Finding) => void
}

/** What stands against turning the workflow on, each with its remedy and a jump to its place. */
export function ProblemsButton({
  findings,
  verdict,
  onCheckAgain,
  ready,
  attention,
  opened,
  onToggle,
  onShow,
}: ProblemsButtonProps) {
  const { t } = useText()
  const stepName = useStepName()
  useEarlyEscape(opened, () => onToggle(false))
  if (findings.length === 0) {
    return ready ? <NoProblems verdict={verdict} onCheckAgain={onCheckAgain} /> : null
  }
  return (
    <Popover
      opened={opened}
      onChange={onToggle}
      width={400}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="orange"
          size="compact-sm"
          c="var(--cf-caution)"
          leftSection={<IconAlertTriangle size={14} aria-hidden />}
          onClick={() => onToggle(!opened)}
        >
          {t('editor.problems', { count: findings.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Text fw={600} mb="sm">
          {t(attention ? 'editor.attentionTitle' : 'editor.problemsTitle')}
        </Text>
        <FindingList
          findings={findings}
          stepName={stepName}
          onShow={(finding) => {
            onToggle(false)
            onShow(finding)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
