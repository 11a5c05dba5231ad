import { Notice, Panel, useText } from '@counterflow/ui'
import { Group, List, Radio, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { AnchorLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { type WorkflowSummary, workflowsQuery } from '../workflows/workflow-queries'
import classes from './CapturePanel.module.css'
import { type Shop, useUpdateShop } from './shop-queries'
import { useCaptureDependents } from './useCaptureDependents'

const modes = ['manual', 'automatic'] as const

/** When a card is charged. Workflows that decide about payment need manual capture (R65). */
export function CapturePanel({ shop }: { shop: Shop }) {
  const { t } = useText()
  const may = useMay()
  const update = useUpdateShop()
  const notifyProblem = useNotifyProblem()
  const workflows = useQuery({ ...workflowsQuery, enabled: may('workflows.read') })
  const dependents = useCaptureDependents(workflows.data)
  const set = (captureMode: Shop['captureMode']) => update.mutate({ captureMode }, { onError: notifyProblem })
  const choose = (value: string) => {
    const mode = modes.find((candidate) => candidate === value)
    if (mode === undefined || mode === shop.captureMode) return
    if (mode === 'manual' || dependents.length === 0) return set(mode)
    modals.openConfirmModal({
      title: t('settings.capture.toAutomaticTitle'),
      children: <Affected workflows={dependents} />,
      labels: { confirm: t('settings.capture.toAutomatic'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => set(mode),
    })
  }
  return (
    <Panel title={t('settings.capture.title')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('settings.capture.intro')}</Text>
        <Radio.Group
          value={update.isPending ? (update.variables.captureMode ?? shop.captureMode) : shop.captureMode}
          onChange={choose}
          aria-label={t('settings.capture.title')}
        >
          <Stack gap="xs">
            {modes.map((mode) => (
              <Radio.Card
                key={mode}
                value={mode}
                className={classes.option}
                disabled={!may('shop.update')}
                aria-label={t(`settings.capture.${mode}`)}
              >
                <Group wrap="nowrap" align="flex-start">
                  <Radio.Indicator mt={2} />
                  <div>
                    <Text fw={600}>{t(`settings.capture.${mode}`)}</Text>
                    <Text size="sm" c="dimmed">
                      {t(`settings.capture.${mode}Body`)}
                    </Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {!may('shop.update') && <Text size="sm">{t('settings.capture.needsOwner')}</Text>}
        {shop.captureMode === 'automatic' && dependents.length > 0 && (
          <Notice tone="caution">
            <Affected workflows={dependents} />
          </Notice>
        )}
      </Stack>
    </Panel>
  )
}

function Affected({ workflows }: { workflows: readonly WorkflowSummary[] }) {
  const { t } = useText()
  return (
    <>
      <Text size="sm">{t('settings.capture.affected', { count: workflows.length })}</Text>
      <List size="sm" mt={4}>
        {workflows.map(({ id, name }) => (
          <List.Item key={id}>
            <AnchorLink
              to="/workflows/$workflowId"
              params={{ workflowId: id }}
              size="sm"
              onClick={() => modals.closeAll()}
            >
              {name}
            </AnchorLink>
          </List.Item>
        ))}
      </List>
    </>
  )
}
