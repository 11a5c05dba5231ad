import type { TextKey } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Group, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconBolt, IconCheck, IconRoute, IconShoppingCartPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { workflowsQuery } from '../workflows/workflow-queries'

/** How to begin, until the first workflow has run. */
export function FirstSteps({ hasOrders }: { hasOrders: boolean }) {
  const { t } = useText()
  const may = useMay()
  const workflows = useQuery({ ...workflowsQuery, enabled: may('workflows.read') })
  const on = workflows.data?.some(({ live }) => live) === true
  return (
    <Panel title={t('home.steps.title')}>
      <Stack gap="md" component="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        <Step icon={IconRoute} title="home.steps.install" body="home.steps.installBody" done={on}>
          {!on && may('workflows.edit') && (
            <ButtonLink to="/workflows/templates" variant="default" size="xs">
              {t('navigation.browseTemplates')}
            </ButtonLink>
          )}
        </Step>
        <Step
          icon={IconShoppingCartPlus}
          title="home.steps.order"
          body="home.steps.orderBody"
          done={on && hasOrders && !may('orders.create')}
        >
          {may('orders.create') && (
            <ButtonLink to="/orders" search={{ place: true }} variant="default" size="xs">
              {t('navigation.placeTestOrder')}
            </ButtonLink>
          )}
        </Step>
        <Step icon={IconBolt} title="home.steps.watch" body="home.steps.watchBody" done={false} />
      </Stack>
    </Panel>
  )
}

interface StepProps {
  icon: typeof IconBolt
  title: TextKey
  body: TextKey
  done: boolean
  children?: ReactNode
}

function Step({ icon: Icon, title, body, done, children }: StepProps) {
  const { t } = useText()
  return (
    <li>
      <Group wrap="nowrap" gap="sm" align="flex-start">
        <ThemeIcon
          variant={done ? 'light' : 'default'}
          color={done ? 'green' : undefined}
          size={32}
          radius="md"
        >
          {done ? <IconCheck size={18} aria-hidden /> : <Icon size={18} stroke={1.5} aria-hidden />}
        </ThemeIcon>
        <div style={{ flex: 1 }}>
          <Text fw={600}>{t(title)}</Text>
          <Text size="sm" c="dimmed">
            {t(body)}
          </Text>
        </div>
        {children}
      </Group>
    </li>
  )
}
