import { Notice, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { ProblemError } from '../../../platform/api/problem'
import { problemParagraph } from '../../../platform/api/problem-text'
import { FindingList } from '../FindingList'
import type { useTemplateInstall } from './useTemplate'

/** Why a template was not installed. */
export function InstallRefusal({ installing }: { installing: ReturnType<typeof useTemplateInstall> }) {
  const text = useText()
  const { install, turnOn } = installing
  if (!install.error) return null
  const findings = install.error instanceof ProblemError ? install.error.problem.findings : undefined
  return (
    <Notice tone="caution" urgent>
      {findings && findings.length > 0 ? (
        <FindingList findings={findings} onMended={turnOn} />
      ) : (
        <Text size="sm">{problemParagraph(install.error, text)}</Text>
      )}
    </Notice>
  )
}
