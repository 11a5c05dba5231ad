import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { ButtonLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import type { Template } from '../workflow-queries'
import type { useTemplateInstall } from './useTemplate'

interface InstallButtonsProps {
  template: Template
  installing: ReturnType<typeof useTemplateInstall>
  /** It can be turned on as it is. */
  ready: boolean
}

/** Opens what was installed before, and installs: as it is, or to be changed first. */
export function InstallButtons({ template, installing, ready }: InstallButtonsProps) {
  const { t } = useText()
  const may = useMay()
  const { install, turnOn, customise } = installing
  const live = template.installed.find((workflow) => workflow.live)
  const open = live ?? template.installed[0]
  const mayTurnOn = !live && may('workflows.edit') && may('workflows.publish')
  return (
    <>
      {open && (
        <ButtonLink
          to="/workflows/$workflowId"
          params={{ workflowId: open.workflowId }}
          variant="default"
          size="xs"
        >
          {t('templates.open')}
        </ButtonLink>
      )}
      {mayTurnOn && ready && (
        <Button size="xs" loading={install.isPending && install.variables.turnOn} onClick={turnOn}>
          {t('templates.installAndTurnOn')}
        </Button>
      )}
      {may('workflows.edit') && (
        <Button
          variant={ready ? (live ? 'subtle' : 'default') : 'filled'}
          size="xs"
          loading={install.isPending && !install.variables.turnOn}
          onClick={customise}
        >
          {t('templates.customise')}
        </Button>
      )}
    </>
  )
}
