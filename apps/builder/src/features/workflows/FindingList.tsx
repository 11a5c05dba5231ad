import type { Finding } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { AnchorLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { SetManualCapture } from '../settings/SetManualCapture'
import { findingText } from './finding-text'

interface FindingListProps {
  findings: readonly Finding[]
  /** The name of the step that a finding is about. */
  stepName?: (nodeId: string) => string | undefined
  /** Jumps to the step and field. */
  onShow?: (finding: Finding) => void
  /** Called when a finding was mended from here, so that what it stood against can be tried again. */
  onMended?: () => void
}

/** What stands against a workflow: what, where, how to mend it, and a jump there. */
export function FindingList({ findings, stepName, onShow, onMended }: FindingListProps) {
  const text = useText()
  const { t } = text
  const may = useMay()
  return (
    <Stack gap="sm" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {findings.map((finding) => {
        const { message, fix } = findingText(finding, text)
        const name = finding.nodeId === null ? undefined : stepName?.(finding.nodeId)
        const Icon = finding.severity === 'error' ? IconCircleX : IconAlertTriangle
        return (
          <li key={JSON.stringify([finding.code, finding.nodeId, finding.path])}>
            <Group align="flex-start" gap="sm" wrap="nowrap">
              <Icon
                size={16}
                aria-hidden
                style={{ flex: 'none', marginTop: 3 }}
                color={finding.severity === 'error' ? 'var(--cf-bad)' : 'var(--cf-caution)'}
              />
              <div style={{ flex: 1, minWidth: 0 }}>
                {name && (
                  <Text size="xs" fw={600} c="dimmed">
                    {name}
                  </Text>
                )}
                <Text size="sm" fw={500}>
                  {message}
                </Text>
                <Text size="sm" c="dimmed">
                  {fix}
                </Text>
                {finding.code === 'manual_capture_needed' && (
                  <SetManualCapture allowed={may('shop.update')} onDone={onMended} />
                )}
                {finding.code === 'connection_unreadable' && (
                  <AnchorLink to="/settings/connections" size="sm">
                    {t('settingsSections.connections')}
                  </AnchorLink>
                )}
              </div>
              {onShow && finding.nodeId !== null && (
                <Button variant="default" size="compact-xs" onClick={() => onShow(finding)}>
                  {t('editor.show')}
                </Button>
              )}
            </Group>
          </li>
        )
      })}
    </Stack>
  )
}
